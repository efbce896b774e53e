package io.github.edusec.classify.label;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/** A channel as PDFBox reads it, through a few pages of memory; the channel stays the caller's. Not thread-safe. */
final class PdfBytes implements RandomAccessRead {
    private static final int PAGE = 4_096;
    private static final int PAGES = 256;

    private final SeekableByteChannel channel;
    private final long length;
    private final Map<Long, byte[]> pages = new LinkedHashMap<>(2 * PAGES, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
            return size() > PAGES;
        }
    };
    private byte[] page = {};
    private long pageAt;
    private long position;
    private boolean closed;

    PdfBytes(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.length = channel.size();
    }

    @Override
    public int read() throws IOException {
        if (position >= length) {
            return -1;
        }
        byte next = page()[(int) (position - pageAt)];
        position++;
        return Byte.toUnsignedInt(next);
    }

    @Override
    public int read(byte[] target, int offset, int wanted) throws IOException {
        if (position >= length) {
            return wanted == 0 ? 0 : -1;
        }
        byte[] from = page();
        int at = (int) (position - pageAt);
        int count = Math.min(wanted, from.length - at);
        System.arraycopy(from, at, target, offset, count);
        position += count;
        return count;
    }

    /** Returns the page that the position lies in. */
    private byte[] page() throws IOException {
        if (position < pageAt || position >= pageAt + page.length) {
            load(position / PAGE);
        }
        return page;
    }

    private void load(long number) throws IOException {
        byte[] known = pages.get(number);
        if (known == null) {
            int size = (int) Math.min(PAGE, length - number * PAGE);
            known = ChannelBytes.arrayAt(channel, number * PAGE, size);
            if (known.length < size) {
                throw new IOException("the document became shorter while it was read");
            }
            pages.put(number, known);
        }
        page = known;
        pageAt = number * PAGE;
    }

    @Override
    public long getPosition() {
        return position;
    }

    @Override
    public void seek(long newPosition) throws IOException {
        if (newPosition < 0) {
            throw new IOException("position: found " + newPosition + ", allowed: 0 or more");
        }
        position = Math.min(newPosition, length);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public boolean isEOF() {
        return position >= length;
    }

    @Override
    public RandomAccessReadView createView(long startPosition, long streamLength) {
        return new RandomAccessReadView(this, startPosition, streamLength);
    }

    @Override
    public void close() {
        closed = true;
    }
}
