package io.github.edusec.crypto;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * How {@code words.tsv} was made; {@code main} with a path as its argument makes it again.
 *
 * <p>Candidates are two or three Japanese morae in Hepburn romaji, with an optional closing ん; a bare vowel stands only at
 * the beginning and no mora comes twice, so every word has one reading and one spelling. What contains an item of the
 * stop list falls out. Taken are, shorter words first and in the order of a checksum within a length, those that differ
 * from all taken before by at least two letters typed, left out or added.
 */
final class WordListRecipe {
    static final int COUNT = 2048;
    private static final int MIN = 3;
    private static final int MAX = 6;

    private static final String MORAE = "aあ iい uう eえ oお kaか kiき kuく keけ koこ saさ shiし suす seせ soそ taた chiち tsuつ"
            + " teて toと naな niに nuぬ neね noの haは hiひ fuふ heへ hoほ maま miみ muむ meめ moも yaや yuゆ yoよ"
            + " raら riり ruる reれ roろ waわ gaが giぎ guぐ geげ goご zaざ jiじ zuず zeぜ zoぞ daだ deで doど"
            + " baば biび buぶ beべ boぼ";

    /** Insults, violence, body, illness, crime: Japanese first, then chance hits in other languages. */
    static final List<String> STOP =
            List.of(("aho baka boke bobo kuso kusa kuzu buta busu busa debu hage shine shinu shina shini"
                            + " shibo shiko shiri koro kiru kire kichi mekur tsunbo biko chiba chiku chibu chibi chin chon eta hini"
                            + " kasu gomi geri gero unko unchi beni ero iku okas goke gokan sukeb henta chika man ana hame mara"
                            + " homo okama onabe rezu gei ketsu hebo doku satsu jisa zako dobu nazi naji niga nige kuro dame yaku"
                            + " haka noro guzu manuk donku meko seku sefu puta dojin koji burak yotsu mekak abaz tero jiko uso zuru"
                            + " onani onara kisama kitana gaki gomon ahe gago hiso sado mazo zama gesu hido waru aku oni nusu nuku yari yaru ikas hada kubi mune momo koka tama"
                            + " toba kake sake sute sage muda kega yami yamu byo shitai goku jigok zetsu kogeb hebi gebo abo"
                            + " suka kaka puto moron demon satan gun bomb kike gook dego wog rape fag tit cum sex nude naked hate"
                            + " die dead kill bitch hell damn loser ugly bad sin war nig neg jap hitor kure bero beso bari dere")
                    .split(" "));

    private WordListRecipe() {}

    public static void main(String[] arguments) throws IOException {
        StringBuilder lines = new StringBuilder();
        words().forEach((romaji, kana) ->
                lines.append(romaji).append('\t').append(kana).append('\n'));
        Files.writeString(Path.of(arguments[0]), lines, StandardCharsets.UTF_8);
    }

    /** Makes the list: romaji to kana, in alphabetical order. */
    static Map<String, String> words() {
        Map<String, String> candidates = candidates();
        List<String> order = new ArrayList<>(candidates.keySet());
        order.sort(Comparator.comparingInt(String::length).thenComparingLong(WordListRecipe::checksum));
        Map<String, String> taken = new TreeMap<>();
        for (String word : order) {
            if (taken.size() < COUNT && taken.keySet().stream().noneMatch(other -> near(word, other))) {
                taken.put(word, String.valueOf(candidates.get(word)));
            }
        }
        return taken;
    }

    private static Map<String, String> candidates() {
        Map<String, String> found = new TreeMap<>();
        List<String> morae = List.of(MORAE.split(" "));
        for (String first : morae) {
            for (String second : morae) {
                add(found, first, second);
                for (String third : morae) {
                    add(found, first, second, third);
                }
            }
        }
        return found;
    }

    private static void add(Map<String, String> found, String... morae) {
        StringBuilder romaji = new StringBuilder();
        StringBuilder kana = new StringBuilder();
        for (int i = 0; i < morae.length; i++) {
            boolean repeated = i > 0 && List.of(morae).subList(0, i).contains(morae[i]);
            boolean vowelInside = i > 0 && morae[i].length() == 2;
            if (repeated || vowelInside) {
                return;
            }
            romaji.append(morae[i], 0, morae[i].length() - 1);
            kana.append(morae[i].charAt(morae[i].length() - 1));
        }
        keep(found, romaji.toString(), kana.toString());
        keep(found, romaji + "n", kana + "ん");
    }

    private static void keep(Map<String, String> found, String romaji, String kana) {
        if (romaji.length() >= MIN && romaji.length() <= MAX && STOP.stream().noneMatch(romaji::contains)) {
            found.put(romaji, kana);
        }
    }

    private static long checksum(String word) {
        CRC32 crc = new CRC32();
        crc.update(word.getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }

    private static boolean near(String a, String b) {
        return Math.abs(a.length() - b.length()) < 2 && distance(a, b) < 2;
    }

    /** Levenshtein's distance. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
