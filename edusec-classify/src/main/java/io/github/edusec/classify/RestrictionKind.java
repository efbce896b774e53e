package io.github.edusec.classify;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Handling restrictions (取扱制限) that have a fixed meaning; handling policies test these, anything else is free text.
 *
 * <p>Constants stand in the order in which marks show them. Source: the restrictions that public bodies' rules name
 * (guideline 第2編 3.1; 那須烏山市教育情報セキュリティポリシー 第4-1 leaves the words to the board). Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public enum RestrictionKind {
    /** 複製禁止: no copies. */
    NO_COPY("複製禁止", "no copying", "コピー禁止", "複写禁止"),
    /** 複製要許可: copies need a permit. */
    COPY_NEEDS_PERMIT("複製要許可", "copying needs a permit", "コピー要許可", "複写要許可"),
    /** 配付禁止: not to be handed out. */
    NO_DISTRIBUTION("配付禁止", "no distribution", "配布禁止"),
    /** 配付要許可: handing out needs a permit. */
    DISTRIBUTION_NEEDS_PERMIT("配付要許可", "distribution needs a permit", "配布要許可"),
    /** 転送禁止: not to be forwarded. */
    NO_FORWARDING("転送禁止", "no forwarding"),
    /** 転送要許可: forwarding needs a permit. */
    FORWARDING_NEEDS_PERMIT("転送要許可", "forwarding needs a permit"),
    /** 送信禁止: not to be sent by mail, fax or an external store. */
    NO_SENDING("送信禁止", "no sending"),
    /** 送信要許可: sending needs a permit. */
    SENDING_NEEDS_PERMIT("送信要許可", "sending needs a permit"),
    /** 持出禁止: not to leave the building. */
    NO_TAKE_OUT("持出禁止", "no take-out", "持出し禁止", "持ち出し禁止", "外部持出禁止", "外部持出し禁止"),
    /** 持出要許可: leaving the building needs a permit. */
    TAKE_OUT_NEEDS_PERMIT("持出要許可", "take-out needs a permit", "持出し要許可", "持ち出し要許可", "外部持出要許可", "外部持出し要許可"),
    /** 再利用禁止: not to be used for another purpose. */
    NO_REUSE("再利用禁止", "no reuse"),
    /** 再利用要許可: use for another purpose needs a permit. */
    REUSE_NEEDS_PERMIT("再利用要許可", "reuse needs a permit"),
    /** 印刷禁止: not to be printed. */
    NO_PRINTING("印刷禁止", "no printing"),
    /** 書換禁止: not to be changed. */
    NO_REWRITING("書換禁止", "no rewriting", "書き換え禁止", "書換え禁止"),
    /** 暗号化必須: always encrypted. */
    ENCRYPTION_REQUIRED("暗号化必須", "encryption required"),
    /** 読後廃棄: to be destroyed after reading. */
    DESTROY_AFTER_READING("読後廃棄", "destroy after reading"),
    /** 関係者限り: for those concerned only. */
    PERSONS_CONCERNED_ONLY("関係者限り", "persons concerned only", "関係者限"),
    /** 教職員等限り: for staff only. */
    STAFF_ONLY("教職員等限り", "staff only", "教職員限り", "教職員等限");

    private static final Map<String, RestrictionKind> BY_LABEL =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(RestrictionKind::label, kind -> kind));

    private static final Pattern INVISIBLE = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");

    /** Brackets, quotation marks, list marks and full stops; such a text names the same restriction. */
    private static final Pattern AROUND = Pattern.compile(
            "^[\\p{Ps}\\p{Pi}\\p{Pe}\\p{Pf}\"'・※<>。.、,]+" + "|[\\p{Ps}\\p{Pi}\\p{Pe}\\p{Pf}\"'<>。.、,]+$");

    private final String label;
    private final String english;
    /** Joined by a comma. */
    private final String otherForms;

    RestrictionKind(String label, String english, String... otherForms) {
        this.label = label;
        this.english = english;
        this.otherForms = String.join(",", otherForms);
    }

    /**
     * Returns the words as marks show them.
     *
     * @return for example "複製禁止"
     */
    public String label() {
        return label;
    }

    /**
     * Returns the words for people.
     *
     * @return Japanese as in marks, and English
     */
    public Text text() {
        return new Text(label, english);
    }

    /** Returns the kind of a text that stands in its own words. */
    static @Nullable RestrictionKind ofLabel(String label) {
        return BY_LABEL.get(label);
    }

    /**
     * Finds the kind that a text names.
     *
     * @param text the words as people write them; width, spaces, invisible characters, and brackets or full stops around them
     *     make no difference
     * @return the kind, or empty for free text
     */
    public static Optional<RestrictionKind> find(String text) {
        String joined = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
        String wanted = AROUND.matcher(joined).replaceAll("");
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        for (RestrictionKind kind : values()) {
            if (kind.label.equals(wanted)
                    || Arrays.asList(kind.otherForms.split(",", -1)).contains(wanted)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
