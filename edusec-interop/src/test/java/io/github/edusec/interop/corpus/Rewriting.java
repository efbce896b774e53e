package io.github.edusec.interop.corpus;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.regex.Pattern;

/** The same document as other programs would write its XML: each gives a part's new bytes. */
enum Rewriting {
    /** The namespaces of ISO/IEC 29500 Strict. */
    STRICT {
        @Override
        String xml(String name, String xml) {
            String strict = xml;
            for (Map.Entry<String, String> namespace : STRICT_NAMESPACES.entrySet()) {
                strict = strict.replace(
                        TRANSITIONAL + namespace.getKey(), "http://purl.oclc.org/ooxml/" + namespace.getValue());
            }
            return name.matches("(word/document|xl/workbook|ppt/presentation)\\.xml")
                    ? strict.replaceFirst("<([a-z]+:)?(document|workbook|presentation)\\b", "$0 conformance=\"strict\"")
                    : strict;
        }
    },
    /** Prefixes as serializers number them. */
    NUMBERED_PREFIXES {
        @Override
        String xml(String name, String xml) {
            String prefixed = xml;
            for (String prefix : new String[] {"w", "p", "a", "r"}) {
                prefixed = prefixed.replace("xmlns:" + prefix + "=", "xmlns:ns" + (int) prefix.charAt(0) + "=")
                        .replaceAll("(</?)" + prefix + ":", "$1ns" + (int) prefix.charAt(0) + ":")
                        .replaceAll("(\\s)" + prefix + ":([A-Za-z]+=\")", "$1ns" + (int) prefix.charAt(0) + ":$2");
            }
            return DEFAULT_NAMESPACE.matcher(prefixed).find() && !name.endsWith(".rels") && !name.startsWith("[")
                    ? prefixed.replaceAll("<(/?)([A-Za-z][\\w.-]*)(?=[\\s/>])", "<$1x:$2")
                            .replace(" xmlns=", " xmlns:x=")
                    : prefixed;
        }
    },
    /** No prefix on the elements of the main namespace. */
    DEFAULT_NAMESPACES {
        @Override
        String xml(String name, String xml) {
            String plain = xml;
            for (String prefix : new String[] {"w", "p"}) {
                plain = plain.replaceAll("(</?)" + prefix + ":", "$1")
                        .replaceAll("xmlns:" + prefix + "=(\"[^\"]*\")", "$0 xmlns=$1");
            }
            return plain;
        }
    },
    /** Apostrophes around attributes, and comments and line ends between elements. */
    APOSTROPHES {
        @Override
        String xml(String name, String xml) {
            return xml.replaceAll("([\\w:]+=)\"([^\"'<>]*)\"", "$1'$2'")
                    .replaceFirst("(<\\?xml[^>]*\\?>)", "$1\r\n<!-- made elsewhere -->\r\n");
        }
    },
    /** UTF-16, as the standard allows. */
    UTF_16_PARTS {
        @Override
        String xml(String name, String xml) {
            return xml.replaceFirst("encoding=(['\"])[Uu][Tt][Ff]-8\\1", "encoding=\"UTF-16\"");
        }

        @Override
        byte[] bytes(String xml) {
            return xml.getBytes(UTF_16);
        }
    };

    private static final String TRANSITIONAL = "http://schemas.openxmlformats.org/";
    private static final Pattern DEFAULT_NAMESPACE = Pattern.compile("^[^>]*(\\?>\\s*<[^>]*)?\\sxmlns=");
    private static final Map<String, String> STRICT_NAMESPACES = Map.ofEntries(
            Map.entry("wordprocessingml/2006/main", "wordprocessingml/main"),
            Map.entry("spreadsheetml/2006/main", "spreadsheetml/main"),
            Map.entry("presentationml/2006/main", "presentationml/main"),
            Map.entry("drawingml/2006/main", "drawingml/main"),
            Map.entry("drawingml/2006/chart", "drawingml/chart"),
            Map.entry("drawingml/2006/spreadsheetDrawing", "drawingml/spreadsheetDrawing"),
            Map.entry("drawingml/2006/wordprocessingDrawing", "drawingml/wordprocessingDrawing"),
            Map.entry("drawingml/2006/picture", "drawingml/picture"),
            Map.entry("officeDocument/2006/math", "officeDocument/math"),
            Map.entry("officeDocument/2006/docPropsVTypes", "officeDocument/docPropsVTypes"),
            Map.entry("officeDocument/2006/extended-properties", "officeDocument/extendedProperties"),
            Map.entry("officeDocument/2006/custom-properties", "officeDocument/customProperties"),
            Map.entry(
                    "officeDocument/2006/relationships/custom-properties",
                    "officeDocument/relationships/customProperties"),
            Map.entry(
                    "officeDocument/2006/relationships/extended-properties",
                    "officeDocument/relationships/extendedProperties"),
            Map.entry("officeDocument/2006/relationships", "officeDocument/relationships"));

    /** Rewrites the text of one part. */
    abstract String xml(String name, String xml);

    byte[] bytes(String xml) {
        return xml.getBytes(UTF_8);
    }

    /** Rewrites one entry; pictures and the like stay as they are. */
    byte[] part(String name, byte[] content) {
        boolean written = name.endsWith(".xml") || name.endsWith(".rels");
        return written && !(this == UTF_16_PARTS && name.startsWith("["))
                ? bytes(xml(name, new String(content, UTF_8)))
                : content;
    }
}
