package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * The text of a file, and how much of it could be had. Plain text is decoded here; everything else needs a Tika parser on
 * the class path. Thread-safe.
 */
final class TextSource {
    /** Types whose bytes are their text; other text types are markup. */
    private static final Set<String> PLAIN = Set.of("text/plain", "text/csv", "text/tab-separated-values", "text/tsv");

    private final Limits limits;
    private final Supplier<AutoDetectParser> loading;
    private @Nullable Parsers parsers;

    TextSource(Limits limits, Supplier<AutoDetectParser> loading) {
        this.limits = limits;
        this.loading = loading;
    }

    /**
     * What was read of a file.
     *
     * @param text what there was
     * @param coverage how much that is of the whole
     */
    record Extract(CharSequence text, Coverage coverage) {}

    Extract read(Path file) throws IOException {
        MediaType type;
        try (TikaInputStream in = TikaInputStream.get(file)) {
            if (in.getLength() == 0) {
                return new Extract("", new Coverage.Full(0));
            }
            type = MimeTypes.getDefaultMimeTypes().detect(in, new Metadata());
        } catch (RuntimeException | StackOverflowError e) {
            return notInspected(CoverageGap.MALFORMED);
        }
        boolean text = type.getType().equals("text");
        if (text && !isPlain(type) && parsers().read(type)) {
            return parsed(file);
        }
        if (text || type.equals(MediaType.OCTET_STREAM)) {
            Optional<Extract> plain = plain(file, type);
            if (plain.isPresent()) {
                return plain.get();
            }
        }
        return parsed(file);
    }

    private static boolean isPlain(MediaType type) {
        return PLAIN.contains(type.getBaseType().toString());
    }

    private Optional<Extract> plain(Path file, MediaType type) throws IOException {
        int max = (int) Math.min(limits.maxPartBytes(), Integer.MAX_VALUE - 64);
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(max + 1);
        }
        boolean whole = bytes.length <= max;
        int length = Math.min(bytes.length, max);
        Optional<CharSequence> text = PlainText.decode(bytes, length, whole);
        if (text.isEmpty() && type.equals(MediaType.OCTET_STREAM)) {
            return Optional.empty();
        }
        CoverageGap gap = whole ? null : CoverageGap.OVER_LIMIT;
        if (text.isEmpty()) {
            gap = CoverageGap.MALFORMED;
        } else if (gap == null && !isPlain(type) && !type.equals(MediaType.OCTET_STREAM)) {
            gap = CoverageGap.MARKUP;
        }
        return Optional.of(extract(text.orElseGet(() -> PlainText.repaired(bytes, length)), gap));
    }

    private Extract parsed(Path file) throws IOException {
        TextCollector collector = new TextCollector((int) Math.min(limits.maxPartBytes() / 2, Integer.MAX_VALUE / 4));
        try (TikaInputStream in = TikaInputStream.get(file)) {
            Metadata metadata = new Metadata();
            if (!parsers().read(parsers().detect(in, metadata))) {
                return notInspected(CoverageGap.NO_PARSER);
            }
            ParseContext context = new ParseContext();
            context.set(EmbeddedDocumentExtractor.class, new EmbeddedText(parsers(), context, collector, limits));
            parsers().parse(in, collector, metadata, context);
        } catch (SAXException e) {
            collector.missed(CoverageGap.MALFORMED);
        } catch (IOException | TikaException | RuntimeException | StackOverflowError | LinkageError e) {
            collector.missed(Thread.currentThread().isInterrupted() ? CoverageGap.INTERRUPTED : Parsers.gap(e));
        }
        if (collector.isBlankFrom(0)) {
            CoverageGap gap = collector.gap();
            return notInspected(gap == null ? CoverageGap.NO_TEXT : gap);
        }
        return extract(collector.text(), collector.gap());
    }

    /** Loading takes long, and whoever inspects plain text needs none. */
    private synchronized Parsers parsers() {
        if (parsers == null) {
            parsers = new Parsers(loading.get());
        }
        return parsers;
    }

    private static Extract notInspected(CoverageGap why) {
        return new Extract("", new Coverage.NotInspected(why));
    }

    private static Extract extract(CharSequence text, @Nullable CoverageGap gap) {
        return new Extract(
                text, gap == null ? new Coverage.Full(text.length()) : new Coverage.Partial(text.length(), gap));
    }
}
