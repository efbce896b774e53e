package io.github.edusec.classify.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** A Tika parser for PDF that reports what a test wants, as the parsers of a user's class path would. */
final class StubParser implements Parser {
    private static final long serialVersionUID = 1L;

    private final transient Work work;

    StubParser(Work work) {
        this.work = work;
    }

    @FunctionalInterface
    interface Work {
        void report(ContentHandler handler, ParseContext context) throws IOException, SAXException, TikaException;
    }

    static void paragraph(ContentHandler handler, String text) throws SAXException {
        XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, new Metadata());
        xhtml.element("p", text);
    }

    static void table(ContentHandler handler, String... cells) throws SAXException {
        XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, new Metadata());
        for (int i = 0; i < cells.length; i += 2) {
            xhtml.startElement("tr");
            xhtml.element("td", cells[i]);
            xhtml.element("td", cells[i + 1]);
            xhtml.endElement("tr");
        }
    }

    static void fail(Throwable failure) throws IOException, TikaException {
        if (failure instanceof Error error) {
            throw error;
        } else if (failure instanceof RuntimeException exception) {
            throw exception;
        } else if (failure instanceof IOException exception) {
            throw exception;
        } else {
            throw (TikaException) failure;
        }
    }

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return Set.of(MediaType.application("pdf"));
    }

    @Override
    public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        work.report(handler, context);
    }
}
