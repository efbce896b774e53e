package io.github.edusec.classify.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.edusec.classify.Limits;
import io.github.edusec.classify.PolicyFileException;
import io.github.edusec.classify.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Large registers: what is written is read again, or is not written. */
class RegisterSizeTest {
    private static final String HEAD = "edusec-asset-register/1,a,1\n情報資産名,重要性分類,出典\n";

    /** All columns are written, so that most cells are empty: 2.2 million cells, 210,000 of them with text. */
    @Test
    void manyRowsOfFewCellsComeBack() throws IOException {
        StringBuilder text = new StringBuilder(HEAD);
        for (int row = 0; row < 70_000; row++) {
            text.append("資料").append(row).append(",Ⅱ,a\n");
        }
        AssetRegister register = read(text.toString().getBytes(StandardCharsets.UTF_8));
        for (RegisterFormat format : new RegisterFormat[] {RegisterFormat.CSV_CP932, RegisterFormat.JSON}) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            register.write(out, format);
            assertThat(read(out.toByteArray()).entries()).hasSize(70_000).isEqualTo(register.entries());
        }
    }

    @Test
    void whatCouldNotBeReadAgainIsNotWritten() throws IOException {
        StringBuilder text = new StringBuilder(
                "{\"format\":\"edusec-asset-register/1\",\"id\":\"a\",\"version\":\"1\",\"own\":[\"0\"");
        for (int column = 1; column < 10_000; column++) {
            text.append(",\"").append(column).append('"');
        }
        AssetRegister register =
                read(text.append("],\"entries\":[]}").toString().getBytes(StandardCharsets.UTF_8));
        for (RegisterFormat format : RegisterFormat.values()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (format == RegisterFormat.JSON) {
                register.write(out, format);
                assertThat(read(out.toByteArray()).ownColumns()).hasSize(10_000);
                continue;
            }
            PolicyFileException thrown =
                    catchThrowableOfType(PolicyFileException.class, () -> register.write(out, format));
            assertThat(thrown.problems()).extracting(Problem::what).containsExactly("too many cells in one row");
            assertThat(out.size()).isZero();
        }
    }

    @Test
    void cellsWithTextAndPartsOfListsAreBounded() {
        for (String file :
                new String[] {HEAD + "x\n".repeat(2_000_001), HEAD + "名簿,Ⅱ,\"" + "a;".repeat(2_000_001) + "\"\n"}) {
            PolicyFileException thrown =
                    catchThrowableOfType(PolicyFileException.class, () -> read(file.getBytes(StandardCharsets.UTF_8)));
            assertThat(thrown.problems()).extracting(Problem::what).containsExactly("too many cells with text");
        }
    }

    /** An entry is held as a whole before it is judged. */
    @Test
    void theValuesOfOneJsonEntryAreBounded() {
        String file =
                "{\"format\":\"edusec-asset-register/1\",\"id\":\"a\",\"version\":\"1\",\"entries\":[{\"aliases\":[\"ab\""
                        + ",\"ab\"".repeat(100_000) + "]}]}";
        PolicyFileException thrown =
                catchThrowableOfType(PolicyFileException.class, () -> read(file.getBytes(StandardCharsets.UTF_8)));
        assertThat(thrown.problems()).extracting(Problem::what).containsExactly("too many values in one element");
    }

    private static AssetRegister read(byte[] bytes) throws IOException {
        return AssetRegister.read("test", new ByteArrayInputStream(bytes), Limits.DEFAULT);
    }
}
