package io.github.edusec.interop;

import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.zip.AesZip;
import io.github.edusec.crypto.zip.ZipSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An archive of ours with files of awkward names and sizes, for other programs to open. */
final class Sealed {
    static final String WORDS = "kame-tori-sakura-yama-hato-mizu-kaze";

    final Path archive;
    final Map<String, String> sha256ByName = new LinkedHashMap<>();

    private Sealed(Path archive) {
        this.archive = archive;
    }

    static Sealed in(Path folder) throws IOException {
        Sealed sealed = new Sealed(folder.resolve("sealed.zip"));
        List<ZipSource> sources = new ArrayList<>();
        int number = 0;
        for (Map.Entry<String, byte[]> file : contents().entrySet()) {
            Path source = Files.write(folder.resolve("source-" + number++), file.getValue());
            sources.add(new ZipSource(source, file.getKey()));
            sealed.sha256ByName.put(file.getKey(), sha256(file.getValue()));
        }
        try (Passphrase passphrase = Passphrase.of(WORDS.toCharArray())) {
            AesZip.seal(sources, passphrase, sealed.archive);
        }
        return sealed;
    }

    static Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        contents.put("空のファイル.txt", new byte[0]);
        contents.put(
                "成績/令和6年度_3年1組_通知表①㈱髙﨑.csv",
                "氏名,評定\r\n架空 太郎,5\r\n".repeat(500).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        byte[] incompressible = new byte[200_003];
        new java.util.Random(42).nextBytes(incompressible);
        contents.put("plain-ascii.bin", incompressible);
        return contents;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
