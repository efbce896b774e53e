package io.github.edusec.classify.label;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * A look into an OLE2 compound file, only to tell an encrypted office package from an old binary document.
 *
 * <p>Office encrypts a package by putting it into a stream named {@code EncryptedPackage} (MS-OFFCRYPTO 2.3.1; directory
 * layout: MS-CFB 2.2 and 2.6).
 */
final class OleFile {
    private static final long MAGIC = 0xE11AB1A1E011CFD0L;
    private static final int HEADER = 512;
    private static final int ENTRY = 128;
    private static final int FAT_SECTORS_IN_HEADER = 109;
    private static final int MAX_SECTORS = 64;
    private static final byte[] ENCRYPTED_PACKAGE = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

    private final SeekableByteChannel channel;
    private final ByteBuffer header;
    private final int sectorSize;

    private OleFile(SeekableByteChannel channel, ByteBuffer header) {
        this.channel = channel;
        this.header = header;
        this.sectorSize = header.getShort(30) == 12 ? 4_096 : 512;
    }

    /** Tells whether the file starts as an OLE2 file does. */
    static boolean isOle(SeekableByteChannel channel) throws IOException {
        ByteBuffer start = ChannelBytes.at(channel, 0, Long.BYTES);
        return start.limit() == Long.BYTES && start.getLong(0) == MAGIC;
    }

    /** Tells whether the file is an encrypted office package; a damaged directory is none. */
    static boolean isEncryptedPackage(SeekableByteChannel channel) throws IOException {
        ByteBuffer header = ChannelBytes.at(channel, 0, HEADER);
        return header.limit() == HEADER
                && header.getLong(0) == MAGIC
                && new OleFile(channel, header).directoryHolds(ENCRYPTED_PACKAGE);
    }

    private boolean directoryHolds(byte[] name) throws IOException {
        int sector = header.getInt(48);
        for (int i = 0; i < MAX_SECTORS && sector >= 0; i++) {
            ByteBuffer entries = sector(sector);
            for (int at = 0; at + ENTRY <= entries.limit(); at += ENTRY) {
                if (entries.slice(at, name.length).equals(ByteBuffer.wrap(name))) {
                    return true;
                }
            }
            sector = following(sector);
        }
        return false;
    }

    private int following(int sector) throws IOException {
        int perSector = sectorSize / Integer.BYTES;
        int fat = sector / perSector;
        if (fat >= FAT_SECTORS_IN_HEADER) {
            return -1;
        }
        ByteBuffer table = sector(header.getInt(76 + fat * Integer.BYTES));
        int at = sector % perSector * Integer.BYTES;
        return at + Integer.BYTES <= table.limit() ? table.getInt(at) : -1;
    }

    private ByteBuffer sector(int number) throws IOException {
        return number < 0 ? ByteBuffer.allocate(0) : ChannelBytes.at(channel, (number + 1L) * sectorSize, sectorSize);
    }
}
