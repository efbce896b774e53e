package io.github.edusec.crypto.seal;

import io.github.edusec.classify.ziprecord.RawBytes;
import io.github.edusec.classify.ziprecord.ZipAttributes;
import io.github.edusec.classify.ziprecord.ZipRecord;
import io.github.edusec.classify.ziprecord.ZipRecordWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Consumer;

/** Entries and archives as no honest program writes them. */
final class HostileZip {
    static final int UNIX = 3 << 8 | 20;
    static final byte[] AES_STORED = {1, (byte) 0x99, 7, 0, 2, 0, 'A', 'E', 3, 0, 0};

    /** Salt, verifier, seven bytes, tag: nobody gets as far as to find that they are not authentic. */
    static final int DATA = 28 + 7;

    static final int CENTRAL_FLAGS = 8;
    static final int CENTRAL_METHOD = 10;
    static final int CENTRAL_COMPRESSED = 20;
    static final int CENTRAL_SIZE = 24;
    static final int CENTRAL_DISK = 34;
    static final int CENTRAL_OFFSET = 42;
    static final int CENTRAL_NAME = 46;

    private HostileZip() {}

    static ZipRecord entry(String name) {
        return new ZipRecord(
                name,
                RawBytes.utf8(name),
                ZipRecord.ENCRYPTED | ZipRecord.UTF8,
                99,
                0,
                DATA,
                7,
                ZipAttributes.PLAIN.withExtra(RawBytes.of(AES_STORED), 51));
    }

    static ZipRecord plain(String name, int size) {
        return ZipRecord.named(name, ZipRecord.STORED).withContent(0, size, size);
    }

    static ZipRecord extra(ZipRecord record, byte[] field) {
        return record.withAttributes(record.attributes().withExtra(RawBytes.of(field), 51));
    }

    static ZipRecord field(ZipRecord record, int at, int value) {
        byte[] field = AES_STORED.clone();
        field[at] = (byte) value;
        return extra(record, field);
    }

    static byte[] twice(byte[] field) {
        byte[] both = Arrays.copyOf(field, 2 * field.length);
        System.arraycopy(field, 0, both, field.length, field.length);
        // The second says that the content is deflated.
        both[both.length - 2] = 8;
        return both;
    }

    static ZipRecord mode(ZipRecord record, int mode) {
        ZipAttributes a = record.attributes();
        return record.withAttributes(new ZipAttributes(
                UNIX,
                a.versionNeeded(),
                a.dosTime(),
                a.dosDate(),
                a.localExtra(),
                a.centralExtra(),
                a.comment(),
                0,
                (long) mode << 16));
    }

    /** Writes the entries with content of zeros, then changes the bytes of the archive. */
    static Path archive(Path folder, Consumer<ByteBuffer> patch, ZipRecord... records) throws IOException {
        Path file = folder.resolve("hostile.zip");
        try (FileChannel channel = create(file)) {
            ZipRecordWriter writer = ZipRecordWriter.to(channel);
            for (ZipRecord record : records) {
                writer.putRaw(record, new ByteArrayInputStream(new byte[(int) record.compressedSize()]));
            }
            writer.finish(RawBytes.EMPTY);
        }
        byte[] bytes = Files.readAllBytes(file);
        patch.accept(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        return Files.write(file, bytes);
    }

    static int end(ByteBuffer archive) {
        return archive.capacity() - 22;
    }

    static int central(ByteBuffer archive, int number) {
        int at = archive.getInt(end(archive) + 16);
        for (int i = 0; i < number; i++) {
            at += CENTRAL_NAME + archive.getShort(at + 28) + archive.getShort(at + 30) + archive.getShort(at + 32);
        }
        return at;
    }

    static int local(ByteBuffer archive, int number) {
        return archive.getInt(central(archive, number) + CENTRAL_OFFSET);
    }

    static void put8(ByteBuffer archive, int at, int value) {
        archive.put(at, (byte) value);
    }

    static FileChannel create(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ);
    }
}
