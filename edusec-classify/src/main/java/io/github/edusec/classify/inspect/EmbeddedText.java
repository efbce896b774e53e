package io.github.edusec.classify.inspect;

import io.github.edusec.classify.Limits;
import java.io.IOException;
import java.io.InputStream;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.EmbeddedContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Reads the documents inside a document, and notes each that could not be read. Not thread-safe. */
final class EmbeddedText implements EmbeddedDocumentExtractor {
    private static final int MAX_DEPTH = 16;

    private final Parsers parsers;
    private final ParseContext context;
    private final TextCollector collector;
    private final Limits limits;
    private int parts;
    private int depth;

    EmbeddedText(Parsers parsers, ParseContext context, TextCollector collector, Limits limits) {
        this.parsers = parsers;
        this.context = context;
        this.collector = collector;
        this.limits = limits;
    }

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
        return true;
    }

    @Override
    public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml)
            throws SAXException {
        if (++parts > limits.maxEntries()) {
            throw collector.stop(CoverageGap.OVER_LIMIT);
        }
        if (depth >= MAX_DEPTH) {
            collector.missed(CoverageGap.OVER_LIMIT);
            return;
        }
        depth++;
        int before = collector.text().length();
        try (TemporaryResources resources = new TemporaryResources()) {
            TikaInputStream part = TikaInputStream.get(stream, resources, metadata);
            MediaType type = parsers.detect(part, metadata);
            if (isPicture(type) && isThumbnail(metadata)) {
                return;
            }
            if (!parsers.read(type)) {
                collector.missed(isPicture(type) ? CoverageGap.NO_TEXT : CoverageGap.NO_PARSER);
                return;
            }
            parsers.parse(part, new EmbeddedContentHandler(handler), metadata, context);
            if (isPicture(type) && collector.isBlankFrom(before)) {
                collector.missed(CoverageGap.NO_TEXT);
            }
        } catch (SAXException e) {
            if (collector.gap() == CoverageGap.OVER_LIMIT || collector.gap() == CoverageGap.INTERRUPTED) {
                throw e;
            }
            collector.missed(CoverageGap.MALFORMED);
        } catch (IOException | TikaException | RuntimeException | LinkageError e) {
            collector.missed(Parsers.gap(e));
        } finally {
            depth--;
        }
    }

    /** The picture of the first page that office programs put beside the text: it shows what is read anyway. */
    private static boolean isThumbnail(Metadata metadata) {
        return TikaCoreProperties.EmbeddedResourceType.THUMBNAIL
                .name()
                .equals(metadata.get(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE));
    }

    private static boolean isPicture(MediaType type) {
        return type.getType().equals("image");
    }
}
