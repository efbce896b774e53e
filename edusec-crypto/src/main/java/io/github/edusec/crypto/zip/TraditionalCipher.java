package io.github.edusec.crypto.zip;

/** The stream cipher of PKZIP (APPNOTE 6.1.5), for reading old archives. Not thread-safe. */
final class TraditionalCipher {
    private static final int POLYNOMIAL = 0xEDB88320;
    private static final int MULTIPLIER = 134_775_813;
    private static final int[] CRC = table();

    private int key0 = 0x12345678;
    private int key1 = 0x23456789;
    private int key2 = 0x34567890;

    TraditionalCipher(byte[] passphrase) {
        for (byte b : passphrase) {
            update(b);
        }
    }

    void decrypt(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            int mask = (key2 & 0xFFFF) | 2;
            bytes[i] ^= (byte) ((mask * (mask ^ 1)) >>> 8);
            update(bytes[i]);
        }
    }

    private void update(byte b) {
        key0 = crc(key0, b);
        key1 = (key1 + (key0 & 0xFF)) * MULTIPLIER + 1;
        key2 = crc(key2, (byte) (key1 >>> 24));
    }

    private static int crc(int old, byte b) {
        return (old >>> 8) ^ CRC[(old ^ b) & 0xFF];
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 1) == 0 ? value >>> 1 : (value >>> 1) ^ POLYNOMIAL;
            }
            table[i] = value;
        }
        return table;
    }
}
