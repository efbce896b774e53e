package io.github.edusec.classify.register;

import io.github.edusec.classify.Problem;
import java.util.List;

/**
 * A school's own register laid over the standard one (自校向け情報資産台帳).
 *
 * <p>A value: immutable and thread-safe. Source: 那須烏山市教育情報セキュリティポリシー 第4-2(1)ウ・オ (a school completes what the
 * standard register lacks).
 *
 * @param register the register of both, for lookups; its version names both versions, its hash is that of its CSV form in
 *     UTF-8
 * @param rows its rows with their origins, in its order
 * @param differences how the school's register differs, in the standard register's order, then what the school added or
 *     lowered by a longer name
 * @param problems what the school must mend: a lower level or a dropped restriction without a reason, each with the place of
 *     its row in the school's file; until it is mended, the standard register's level holds
 * @since 0.1.0
 */
public record MergedRegister(
        AssetRegister register, List<MergedRow> rows, List<RegisterDifference> differences, List<Problem> problems) {
    /**
     * Copies the lists.
     *
     * @param register not null
     * @param rows one for each of its entries
     * @param differences may be empty
     * @param problems may be empty
     */
    public MergedRegister {
        rows = List.copyOf(rows);
        differences = List.copyOf(differences);
        problems = List.copyOf(problems);
    }
}
