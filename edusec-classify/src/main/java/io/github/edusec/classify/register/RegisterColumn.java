package io.github.edusec.classify.register;

import io.github.edusec.classify.Text;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A column of an asset register, in the order in which registers are written. Immutable and thread-safe.
 *
 * <p>Source: MEXT handbook of March 2025, note 7 (重要性分類, 保管場所, 取扱者, 外部持ち出し制限, 保管期限 等), completed with what an
 * audit asks for. Columns that {@link #isDetail()} names are held by {@link AssetDetails}, the others by
 * {@link RegisterEntry} itself.
 *
 * @since 0.1.0
 */
public enum RegisterColumn {
    /** 整理番号: the register's own number of the asset. */
    NUMBER("整理番号", "number", "reference number", Kind.TEXT),
    /** 情報資産名: the kind of document. */
    NAME("情報資産名", "name", "name", Kind.ENTRY),
    /** 別名: other names of the same kind. */
    ALIASES("別名", "aliases", "other names", Kind.ENTRY),
    /** 業務区分: the business it belongs to. */
    CATEGORY("業務区分", "category", "business", Kind.ENTRY),
    /** 媒体: paper, file, system, … */
    MEDIUM("媒体", "medium", "medium", Kind.TEXT),
    /** 重要性分類: the importance class. */
    IMPORTANCE("重要性分類", "importance", "importance", Kind.ENTRY),
    /** 機密性: the confidentiality level. */
    CONFIDENTIALITY("機密性", "confidentiality", "confidentiality", Kind.ENTRY),
    /** 完全性: the integrity level. */
    INTEGRITY("完全性", "integrity", "integrity", Kind.ENTRY),
    /** 可用性: the availability level. */
    AVAILABILITY("可用性", "availability", "availability", Kind.ENTRY),
    /** 取扱制限: the handling restrictions. */
    RESTRICTIONS("取扱制限", "restrictions", "handling restrictions", Kind.ENTRY),
    /** 個人情報の有無: whether it holds personal data. */
    PERSONAL_DATA("個人情報の有無", "personalData", "personal data", Kind.YES_NO),
    /** 要配慮個人情報の有無: whether it holds personal data that need special care. */
    SPECIAL_CARE_DATA("要配慮個人情報の有無", "specialCareData", "special-care personal data", Kind.YES_NO),
    /** 件数: how many persons or records it holds. */
    COUNT("件数", "count", "number of records", Kind.COUNT),
    /** 作成年度: the fiscal year in which it was made. */
    FISCAL_YEAR("作成年度", "fiscalYear", "fiscal year", Kind.TEXT),
    /** 管理責任者: who is responsible for it. */
    MANAGER("管理責任者", "manager", "person responsible", Kind.TEXT),
    /** 取扱者: who handles it. */
    HANDLERS("取扱者", "handlers", "handled by", Kind.TEXT),
    /** アクセス主体: who may have access. */
    ACCESS_SUBJECTS("アクセス主体", "accessSubjects", "access by", Kind.TEXT),
    /** 保管場所: where it is kept. */
    LOCATION("保管場所", "location", "place of storage", Kind.TEXT),
    /** 外部持ち出し制限: whether and how it may leave the building. */
    TAKE_OUT("外部持ち出し制限", "takeOut", "take-out limits", Kind.TEXT),
    /** 保存期間: how long it is kept. */
    RETENTION_PERIOD("保存期間", "retentionPeriod", "retention period", Kind.TEXT),
    /** 起算日: from when that counts. */
    RETENTION_START("起算日", "retentionStart", "start of retention", Kind.TEXT),
    /** 満了日: when it ends. */
    RETENTION_END("満了日", "retentionEnd", "end of retention", Kind.TEXT),
    /** 暗号化要否: whether it must be encrypted. */
    ENCRYPTION("暗号化要否", "encryptionRequired", "encryption required", Kind.NEEDED),
    /** バックアップ: how it is backed up. */
    BACKUP("バックアップ", "backup", "backup", Kind.TEXT),
    /** 廃棄方法: how it is disposed of. */
    DISPOSAL("廃棄方法", "disposal", "disposal", Kind.TEXT),
    /** 分類変更理由: why the class is lower than the standard register's. */
    CHANGE_REASON("分類変更理由", "changeReason", "reason of a lower class", Kind.TEXT),
    /** 版: the edition the class is taken from. */
    EDITION("版", "edition", "edition", Kind.ENTRY),
    /** 出典: where the row comes from. */
    SOURCE("出典", "source", "source", Kind.ENTRY),
    /** 確度: how well the source backs the row. */
    CONFIDENCE("確度", "confidence", "confidence", Kind.ENTRY),
    /** 要区別語: a word too short to tell the row from its neighbours. */
    STEM("要区別語", "stem", "word to be told apart", Kind.ENTRY),
    /** 備考: what a reader must know. */
    NOTE("備考", "note", "note", Kind.ENTRY);

    private static final Pattern COUNT_TEXT = Pattern.compile("[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4}");

    private final String header;
    private final String key;
    private final String english;
    private final Kind kind;

    RegisterColumn(String header, String key, String english, Kind kind) {
        this.header = header;
        this.key = key;
        this.english = english;
        this.kind = kind;
    }

    /**
     * Returns the column's name in CSV.
     *
     * @return for example "重要性分類"
     */
    public String header() {
        return header;
    }

    /**
     * Returns the column's key in JSON.
     *
     * @return for example "importance"
     */
    public String key() {
        return key;
    }

    /**
     * Returns the column's name for people.
     *
     * @return in both languages
     */
    public Text text() {
        return new Text(header, english);
    }

    /**
     * Tells who holds the column's value.
     *
     * @return true for a column of {@link AssetDetails}, false for a component of {@link RegisterEntry}
     */
    public boolean isDetail() {
        return kind != Kind.ENTRY;
    }

    /** Tells whether the value is a text that is kept exactly. */
    boolean isText() {
        return kind == Kind.TEXT;
    }

    boolean isCount() {
        return kind == Kind.COUNT;
    }

    /** Returns the value as registers are written, or empty if the column cannot have it. */
    Optional<String> canonical(String text) {
        if (isText()) {
            return CellText.isAllowed(text) ? Optional.of(text) : Optional.empty();
        }
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        return switch (kind) {
            case YES_NO -> answer(plain, "有", "あり", "無", "なし");
            case NEEDED -> answer(plain, "要", "必要", "不要", "否");
            default ->
                COUNT_TEXT.matcher(plain).matches()
                        ? Optional.of(Long.toString(Long.parseLong(plain.replace(",", ""))))
                        : Optional.empty();
        };
    }

    /** Returns a truth value as this column writes it. */
    String written(boolean value) {
        boolean needed = kind == Kind.NEEDED;
        if (value) {
            return needed ? "要" : "有";
        }
        return needed ? "不要" : "無";
    }

    /** Says what the column can have. */
    String allowed() {
        return switch (kind) {
            case YES_NO -> "有, 無 or empty (also あり, なし)";
            case NEEDED -> "要, 不要 or empty (also 必要, 否)";
            case COUNT -> "a whole number of at most 15 digits, also as 1,234, or empty";
            default -> "text without control characters or broken characters";
        };
    }

    private static Optional<String> answer(String text, String yes, String alsoYes, String no, String alsoNo) {
        if (text.equals(yes) || text.equals(alsoYes)) {
            return Optional.of(yes);
        }
        return text.equals(no) || text.equals(alsoNo) ? Optional.of(no) : Optional.empty();
    }

    static Optional<RegisterColumn> ofKey(String key) {
        return Arrays.stream(values()).filter(column -> column.key.equals(key)).findFirst();
    }

    private enum Kind {
        /** Held by the entry itself. */
        ENTRY,
        TEXT,
        YES_NO,
        NEEDED,
        COUNT
    }
}
