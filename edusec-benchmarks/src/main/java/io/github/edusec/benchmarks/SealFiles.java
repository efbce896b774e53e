package io.github.edusec.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** What {@link SealSpeed} seals; the same bytes on every run. */
final class SealFiles {
    private static final String[] FAMILY = {"佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤"};
    private static final String[] GIVEN = {"太郎", "花子", "一郎", "美咲", "翔太", "陽菜", "大輔", "結衣", "健太", "葵"};
    private static final String[] REMARKS = {"落ち着いて学習に取り組む", "意欲的に発言する", "計算の正確さが増した", "読書に親しむ"};
    private static final int SUBJECTS = 10;

    private SealFiles() {}

    /** One file of bytes that do not shrink. */
    static Path noise(Path folder, long mebibytes) throws IOException {
        Path file = folder.resolve("noise-" + mebibytes + ".bin");
        Random random = new Random(mebibytes);
        byte[] bytes = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long i = 0; i < mebibytes; i++) {
                random.nextBytes(bytes);
                out.write(bytes);
            }
        }
        return file;
    }

    /** Tables of marks in folders, about 150 kB each. */
    static Path tables(Path folder, int count) throws IOException {
        Path root = Files.createDirectory(folder.resolve("成績"));
        Random random = new Random(count);
        for (int i = 0; i < count; i++) {
            Path group = Files.createDirectories(root.resolve(i % 50 + "組"));
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(group.resolve("成績" + i + ".csv")))) {
                out.write("学籍番号,氏名,組,国語,社会,算数,理科,音楽,図工,体育,道徳,外国語,総合,所見\n".getBytes(StandardCharsets.UTF_8));
                for (int row = 300 + random.nextInt(2_500); row > 0; row--) {
                    out.write(row(random).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return root;
    }

    private static String row(Random random) {
        StringBuilder row = new StringBuilder();
        row.append(10_000_000 + random.nextInt(90_000_000)).append(',');
        row.append(FAMILY[random.nextInt(FAMILY.length)]).append(' ').append(GIVEN[random.nextInt(GIVEN.length)]);
        row.append(',')
                .append(1 + random.nextInt(6))
                .append('年')
                .append(1 + random.nextInt(4))
                .append('組');
        for (int i = 0; i < SUBJECTS; i++) {
            row.append(',').append(random.nextInt(101));
        }
        return row.append(',')
                .append(REMARKS[random.nextInt(REMARKS.length)])
                .append('\n')
                .toString();
    }
}
