package io.github.edusec.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;

/**
 * The recipe of the committed font subsets: the same source font and vocabulary give the same bytes on every machine.
 *
 * <p>Layout tables (GSUB, GPOS, vmtx) are left out, because a mark is one horizontal line of unshaped text and they are
 * four fifths of the size.
 */
public final class FontRecipe {
    private static final List<String> TABLES = List.of(
            "OS/2", "cmap", "cvt ", "fpgm", "gasp", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post",
            "prep");

    private FontRecipe() {}

    /**
     * Makes a subset.
     *
     * @param source the complete TrueType font
     * @param vocabulary every character that the subset must hold; white space and line breaks are not looked at
     * @param prefix put before the font's PostScript name, so that nobody takes the subset for the complete font
     * @return the bytes of the subset
     * @throws IOException if the font cannot be read
     */
    public static byte[] subset(Path source, String vocabulary, String prefix) throws IOException {
        try (RandomAccessReadBufferedFile file = new RandomAccessReadBufferedFile(source);
                TrueTypeFont font = new TTFParser().parse(file)) {
            TTFSubsetter subsetter = new TTFSubsetter(font, TABLES);
            subsetter.setPrefix(prefix);
            subsetter.add(' ');
            vocabulary.codePoints().filter(c -> !Character.isISOControl(c)).forEach(subsetter::add);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            subsetter.writeToStream(out);
            return out.toByteArray();
        }
    }

    /**
     * Writes a subset to a new file.
     *
     * @param arguments the source font, the vocabulary as a UTF-8 text file, the prefix, the new file
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        String vocabulary = Files.readString(Path.of(arguments[1]), StandardCharsets.UTF_8);
        byte[] subset = subset(Path.of(arguments[0]), vocabulary, arguments[2]);
        Files.write(Path.of(arguments[3]), subset, StandardOpenOption.CREATE_NEW);
    }
}
