package io.github.edusec.classify.register;

import io.github.edusec.classify.Availability;
import io.github.edusec.classify.Classification;
import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.HandlingRestriction;
import io.github.edusec.classify.Importance;
import io.github.edusec.classify.Integrity;
import io.github.edusec.classify.Limits;
import io.github.edusec.classify.policyfile.KindName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generated registers with everything a file can hold. */
final class RegisterSamples {
    /** Characters that CSV, spreadsheets or CP932 treat specially, all of them in CP932. */
    private static final String CP932_TEXT = "あ漢①㈱髙﨑～－∥＝'\"=+-@,;；\n\r\t ａ1x\\~ｱ";

    private RegisterSamples() {}

    static byte[] written(AssetRegister register, RegisterFormat format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            register.write(out, format);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AssetRegister read(byte[] bytes) {
        try {
            return AssetRegister.read("test", new ByteArrayInputStream(bytes), Limits.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Registers whose texts CP932 can hold. */
    static Arbitrary<AssetRegister> cp932Registers() {
        return registers(Arbitraries.strings().withChars(CP932_TEXT).ofMaxLength(12));
    }

    /** Registers with any text a file can hold. */
    static Arbitrary<AssetRegister> anyRegisters() {
        return registers(Arbitraries.oneOf(
                Arbitraries.strings().withChars(CP932_TEXT).ofMaxLength(12),
                Arbitraries.strings().ofMaxLength(8).filter(CellText::isAllowed)));
    }

    private static Arbitrary<AssetRegister> registers(Arbitrary<String> text) {
        return Combinators.combine(details(text), rows(text))
                .as((details, entries) -> AssetRegister.of(
                        "generated",
                        "1",
                        IntStream.range(0, entries.size())
                                .mapToObj(i -> entries.get(i)
                                        .withDetails(i < details.size() ? details.get(i) : AssetDetails.NONE))
                                .toList()));
    }

    private static Arbitrary<List<RegisterEntry>> rows(Arbitrary<String> text) {
        Arbitrary<String> name =
                text.map(each -> "名簿" + each.replace(";", "").replace("；", "").strip());
        return Combinators.combine(
                        name,
                        name.list().ofMaxSize(2),
                        text,
                        classifications(),
                        text,
                        Arbitraries.of(SourceConfidence.values()),
                        name.injectNull(0.5),
                        text.injectNull(0.3))
                .as((each, aliases, category, classification, edition, confidence, stem, note) -> new RegisterEntry(
                        each, aliases, category, classification, edition, "出典" + category, confidence, stem, note))
                .list()
                .ofMaxSize(4)
                .uniqueElements(entry -> KindName.normalize(entry.name()));
    }

    private static Arbitrary<List<AssetDetails>> details(Arbitrary<String> text) {
        return Combinators.combine(
                        text,
                        Arbitraries.of("有", "無", ""),
                        Arbitraries.of("要", "不要", ""),
                        Arbitraries.longs().between(0, 999_999_999_999_999L),
                        Arbitraries.maps(Arbitraries.of("教室", "独自:", "=担当", "a\"b,c"), text)
                                .ofMaxSize(3))
                .as((location, personal, encryption, count, own) -> new AssetDetails(
                        Map.of(
                                RegisterColumn.LOCATION,
                                location,
                                RegisterColumn.PERSONAL_DATA,
                                personal,
                                RegisterColumn.ENCRYPTION,
                                encryption,
                                RegisterColumn.COUNT,
                                Long.toString(count)),
                        own))
                .list()
                .ofMaxSize(4);
    }

    static Arbitrary<Classification> classifications() {
        return Combinators.combine(
                        Arbitraries.of(Importance.values()),
                        Arbitraries.of(Confidentiality.values()).injectNull(0.3),
                        Arbitraries.of(Integrity.values()).injectNull(0.3),
                        Arbitraries.of(Availability.values()).injectNull(0.3),
                        Arbitraries.of("複製禁止", "暗号化必須", "3年間保存")
                                .set()
                                .ofMaxSize(2)
                                .map(texts -> texts.stream()
                                        .map(HandlingRestriction::new)
                                        .collect(Collectors.toList())))
                .as(Classification::new);
    }

    /**
     * Registers over a few names and aliases, so that two of them often speak of the same rows.
     *
     * @param kinds how many kinds there are
     */
    static Arbitrary<AssetRegister> overlapping(int kinds) {
        List<String> names = IntStream.range(0, kinds)
                // One of them stands inside another.
                .mapToObj(i -> "台帳" + "甲乙丙丁戊己庚辛壬癸".charAt(i) + (i == 1 ? "台帳甲" : ""))
                .toList();
        return Combinators.combine(
                        Arbitraries.of(names),
                        Arbitraries.of(names).list().ofMaxSize(2),
                        classifications(),
                        Arbitraries.of("", "", "理由"),
                        Arbitraries.of("", "金庫", "書庫"),
                        Arbitraries.of("", "台帳").map(stem -> stem.isEmpty() ? null : stem),
                        Arbitraries.of("", "学籍", "言葉"))
                .as((name, aliases, classification, reason, location, stem, category) -> new RegisterEntry(
                        name,
                        aliases,
                        category,
                        classification,
                        "",
                        "出典",
                        SourceConfidence.LOW,
                        stem,
                        null,
                        AssetDetails.NONE
                                .with(RegisterColumn.CHANGE_REASON, reason)
                                .with(RegisterColumn.LOCATION, location)
                                .withOwn("列" + location, location)))
                .list()
                .ofMaxSize(5)
                .map(entries -> AssetRegister.of("r", "1", eachNameOnce(entries)));
    }

    /** Not left to the generator: shrinking would bring doubled names back and hide what it shrinks. */
    private static List<RegisterEntry> eachNameOnce(List<RegisterEntry> entries) {
        Set<String> names = new HashSet<>();
        return entries.stream().filter(entry -> names.add(entry.name())).toList();
    }
}
