package io.github.edusec.classify.inspect;

import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Collects the text that a parser reports, with a tab behind every cell and a line end behind every row and block, and
 * stops the parser at the limit or when the thread is interrupted. Not thread-safe.
 */
final class TextCollector extends DefaultHandler {
    private final int maxCharacters;
    private final StringBuilder text = new StringBuilder();
    private @Nullable CoverageGap gap;
    private int openCells;
    private int unseen;

    TextCollector(int maxCharacters) {
        this.maxCharacters = maxCharacters;
    }

    /** Ends a parser's work; the reason is the collector's gap. */
    static final class Stop extends SAXException {
        private static final long serialVersionUID = 1L;

        Stop() {
            super("stopped");
        }
    }

    CharSequence text() {
        return text;
    }

    boolean isBlankFrom(int start) {
        for (int i = start; i < text.length(); i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    @Nullable
    CoverageGap gap() {
        return gap;
    }

    /** Notes that something was left out; the first reason stays. */
    void missed(CoverageGap why) {
        if (gap == null) {
            gap = why;
        }
    }

    /** Notes why the parser must stop. */
    Stop stop(CoverageGap why) {
        gap = why;
        return new Stop();
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        if (isCell(name)) {
            openCells++;
        } else if (isUnseen(name)) {
            unseen++;
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws SAXException {
        if (isCell(name)) {
            openCells = Math.max(0, openCells - 1);
            part('\t');
        } else if (isUnseen(name)) {
            unseen = Math.max(0, unseen - 1);
        } else {
            switch (name) {
                case "tr" -> part('\n');
                case "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "br", "title", "dt", "dd" ->
                    part(openCells > 0 ? ' ' : '\n');
                default -> {}
            }
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) throws SAXException {
        if (Thread.currentThread().isInterrupted()) {
            throw stop(CoverageGap.INTERRUPTED);
        }
        for (int i = start; i < start + length && unseen == 0; i++) {
            append(openCells > 0 && Chars.isLineEnd(chars[i]) ? ' ' : chars[i]);
        }
    }

    private void part(char c) throws SAXException {
        if (text.length() > 0) {
            append(c);
        }
    }

    private void append(char c) throws SAXException {
        if (text.length() >= maxCharacters) {
            throw stop(CoverageGap.OVER_LIMIT);
        }
        text.append(c);
    }

    private static boolean isCell(String name) {
        return name.equals("td") || name.equals("th");
    }

    private static boolean isUnseen(String name) {
        return name.equals("script") || name.equals("style");
    }
}
