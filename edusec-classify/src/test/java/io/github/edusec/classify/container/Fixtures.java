package io.github.edusec.classify.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Documents and archives made for the tests, in memory. */
public final class Fixtures {
    private static final String PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
    private static final String TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static final String META = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0";

    private Fixtures() {}

    /** Our properties for a class, with the axes after it: "II", "2B", "2A", "1"; empty for an axis that is not stated. */
    public static Map<String, String> label(String importance, String... axes) {
        Map<String, String> pairs = new LinkedHashMap<>();
        pairs.put("edusec.label.version", "1");
        pairs.put("edusec.label.text", "重要性分類" + importance);
        pairs.put("edusec.label.importance", importance);
        String[] names = {"confidentiality", "integrity", "availability"};
        for (int i = 0; i < axes.length; i++) {
            if (!axes[i].isEmpty()) {
                pairs.put("edusec.label." + names[i], axes[i]);
            }
        }
        pairs.put("edusec.label.labelledOn", "2026-11-25");
        return pairs;
    }

    /** An OOXML package of any kind with these custom properties. */
    public static byte[] ooxml(Map<String, String> properties) {
        return zip(ooxmlParts(properties));
    }

    /** The parts of such a package. */
    public static Map<String, byte[]> ooxmlParts(Map<String, String> properties) {
        StringBuilder custom =
                new StringBuilder("<Properties xmlns=\"" + PROPERTIES + "\" xmlns:vt=\"" + TYPES + "\">");
        int pid = 2;
        for (Map.Entry<String, String> pair : properties.entrySet()) {
            custom.append("<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"")
                    .append(pid++)
                    .append("\" name=\"")
                    .append(pair.getKey())
                    .append("\"><vt:lpwstr>")
                    .append(pair.getValue())
                    .append("</vt:lpwstr></property>");
        }
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                utf8("<Types xmlns=\"" + PACKAGE + "content-types\">"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + "<Default Extension=\"bin\" ContentType=\"application/octet-stream\"/></Types>"));
        parts.put(
                "_rels/.rels",
                relationships("custom-properties", "docProps/custom.xml", "officeDocument", "word/document.xml"));
        parts.put("docProps/custom.xml", utf8(custom + "</Properties>"));
        parts.put("word/document.xml", utf8("<document>" + "text ".repeat(200) + "</document>"));
        return parts;
    }

    /** A part with relationships: the last word of the type and the target, in turns. */
    public static byte[] relationships(String... typesAndTargets) {
        StringBuilder xml = new StringBuilder("<Relationships xmlns=\"" + PACKAGE + "relationships\">");
        for (int i = 0; i < typesAndTargets.length; i += 2) {
            xml.append("<Relationship Id=\"rId")
                    .append(i)
                    .append("\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/")
                    .append(typesAndTargets[i])
                    .append("\" Target=\"")
                    .append(typesAndTargets[i + 1])
                    .append("\"/>");
        }
        return utf8(xml + "</Relationships>");
    }

    /** An OpenDocument package with these user-defined properties. */
    public static byte[] openDocument(Map<String, String> properties) {
        return zip(openDocumentParts(properties));
    }

    /** The parts of such a package. */
    public static Map<String, byte[]> openDocumentParts(Map<String, String> properties) {
        StringBuilder meta = new StringBuilder();
        properties.forEach((key, value) -> meta.append("<meta:user-defined meta:name=\"")
                .append(key)
                .append("\">")
                .append(value)
                .append("</meta:user-defined>"));
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("mimetype", utf8("application/vnd.oasis.opendocument.text"));
        parts.put("content.xml", utf8("<text/>"));
        parts.put(
                "meta.xml",
                utf8("<office:document-meta xmlns:office=\"" + OFFICE + "\" xmlns:meta=\"" + META + "\"><office:meta>"
                        + meta + "</office:meta></office:document-meta>"));
        parts.put("META-INF/manifest.xml", manifest("content.xml", "meta.xml"));
        return parts;
    }

    static byte[] manifest(String... names) {
        String open = "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">"
                + "<m:file-entry m:full-path=\"/\" m:media-type=\"application/vnd.oasis.opendocument.text\"/>";
        StringBuilder xml = new StringBuilder(open);
        for (String name : names) {
            xml.append("<m:file-entry m:full-path=\"").append(name).append("\" m:media-type=\"text/xml\"/>");
        }
        return utf8(xml + "</m:manifest>");
    }

    /** A ZIP archive; an entry named {@code mimetype} is stored, all others are deflated. */
    public static byte[] zip(Map<String, byte[]> entries) {
        return zip(entries, StandardCharsets.UTF_8);
    }

    static byte[] zip(Map<String, byte[]> entries, Charset names) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, names)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                put(zip, entry.getKey(), entry.getValue(), entry.getKey().equals("mimetype"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A ZIP archive whose entries are stored. */
    static byte[] storedZip(Map<String, byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                put(zip, entry.getKey(), entry.getValue(), true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes, boolean stored) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(1_764_000_000_000L);
        if (stored) {
            CRC32 crc = new CRC32();
            crc.update(bytes);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(bytes.length);
            entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    public static byte[] tar(Map<String, byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                TarArchiveEntry header = new TarArchiveEntry(entry.getKey(), true);
                header.setSize(entry.getValue().length);
                tar.putArchiveEntry(header);
                tar.write(entry.getValue());
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] sevenZ(Map<String, byte[]> entries, SevenZMethod method) {
        SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
        try (SevenZOutputFile out = new SevenZOutputFile(channel)) {
            out.setContentCompression(method);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                SevenZArchiveEntry header = new SevenZArchiveEntry();
                header.setName(entry.getKey());
                header.setSize(entry.getValue().length);
                out.putArchiveEntry(header);
                out.write(entry.getValue());
                out.closeArchiveEntry();
            }
            out.finish();
            byte[] bytes = new byte[(int) channel.size()];
            System.arraycopy(channel.array(), 0, bytes, 0, bytes.length);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deflated zeros: a thousandth of what they unpack to. */
    public static byte[] zipOfZeros(String name, long size) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry(name));
            zeros(zip, size);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** An OOXML package whose custom properties unpack to zeros. */
    public static byte[] ooxmlOfZeros(long size) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("docProps/custom.xml"));
            zeros(zip, size);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static void zeros(java.io.OutputStream out, long size) throws IOException {
        byte[] zeros = new byte[1 << 16];
        for (long left = size; left > 0; left -= zeros.length) {
            out.write(zeros, 0, (int) Math.min(zeros.length, left));
        }
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
