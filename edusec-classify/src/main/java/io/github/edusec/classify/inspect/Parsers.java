package io.github.edusec.classify.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Tika's parsers, those on the class path. Thread-safe. */
final class Parsers {
    private final AutoDetectParser parser;
    private final Set<MediaType> supported;
    private final MediaTypeRegistry registry;

    Parsers(AutoDetectParser parser) {
        this.parser = parser;
        this.supported = parser.getSupportedTypes(new ParseContext());
        this.registry = parser.getMediaTypeRegistry();
    }

    /** Tells whether a parser reads a type, or one that it is a special case of. */
    boolean read(MediaType type) {
        for (MediaType at = type; at != null; at = registry.getSupertype(at)) {
            if (supported.contains(at) || supported.contains(at.getBaseType())) {
                return true;
            }
        }
        return false;
    }

    MediaType detect(InputStream stream, Metadata metadata) throws IOException {
        return parser.getDetector().detect(stream, metadata);
    }

    void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        parser.parse(stream, handler, metadata, context);
    }

    /** Tells what a parser's failure means. */
    static CoverageGap gap(Throwable failure) {
        int depth = 0;
        for (@Nullable Throwable at = failure; at != null && depth < 10; at = at.getCause()) {
            String name = at.getClass().getSimpleName();
            if (at instanceof EncryptedDocumentException || name.contains("Encrypted") || name.contains("Password")) {
                return CoverageGap.ENCRYPTED;
            }
            String message = at.getMessage();
            if (name.contains("Limit") || (message != null && message.startsWith("Zip bomb"))) {
                return CoverageGap.OVER_LIMIT;
            }
            if (at instanceof LinkageError) {
                return CoverageGap.NO_PARSER;
            }
            depth++;
        }
        return CoverageGap.MALFORMED;
    }
}
