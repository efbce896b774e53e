package io.github.edusec.interop;

import io.github.edusec.crypto.Passphrase;
import io.github.edusec.crypto.policy.KeySeparation;
import io.github.edusec.crypto.seal.Manifest;
import io.github.edusec.crypto.seal.Seal;
import io.github.edusec.crypto.seal.SealOutcome;
import io.github.edusec.crypto.seal.SealSource;
import io.github.edusec.crypto.seal.Statement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A package of ours with files of awkward names and sizes, for other programs to open. */
final class Sealed {
    static final String WORDS = "kame-tori-sakura-yama-hato-mizu-kaze";
    static final Statement STATEMENT =
            new Statement(Instant.parse("2026-11-28T05:00:00Z"), "校務システム", null, KeySeparation.APART);

    final Path archive;
    /** Every file in it, the manifest too. */
    final Map<String, String> sha256ByName = new LinkedHashMap<>();

    private Sealed(Path archive) {
        this.archive = archive;
    }

    static Sealed in(Path folder, boolean visible) throws IOException {
        Sealed sealed = new Sealed(folder.resolve("sealed.zip"));
        List<SealSource> sources = new ArrayList<>();
        int number = 0;
        for (Map.Entry<String, byte[]> file : contents().entrySet()) {
            Path source = Files.write(folder.resolve("source-" + number++), file.getValue());
            sources.add(SealSource.of(source, file.getKey()));
            sealed.sha256ByName.put(file.getKey(), sha256(file.getValue()));
        }
        byte[] streamed = "番号,氏名\n".repeat(200_000).getBytes(StandardCharsets.UTF_8);
        sources.add(SealSource.of(new ByteArrayInputStream(streamed), "stream/長さ不明.csv", STATEMENT.made()));
        sealed.sha256ByName.put("stream/長さ不明.csv", sha256(streamed));
        try (Passphrase passphrase = Passphrase.of(WORDS.toCharArray())) {
            Seal seal = Seal.of(sources, STATEMENT).to(passphrase);
            SealOutcome outcome = (visible ? seal.withVisibleNames() : seal).writeTo(sealed.archive);
            sealed.sha256ByName.put(
                    Manifest.NAME, ((SealOutcome.Sealed) outcome).made().manifestSha256());
        }
        return sealed;
    }

    static Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        contents.put("空のファイル.txt", new byte[0]);
        contents.put(
                "成績/令和6年度_3年1組_通知表①㈱髙﨑.csv", "氏名,評定\r\n架空 太郎,5\r\n".repeat(500).getBytes(StandardCharsets.UTF_8));
        contents.put("成績/表ソ🎒.csv", "氏名,評定\n".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        contents.put("plain-ascii.bin", noise(200_003));
        contents.put("over-one-block.bin", noise(1_500_000));
        return contents;
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
