package io.github.edusec.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class JoetsuScheduleRecipeTest {
    @Test
    void theFileIsExactlyWhatTheRecipeMakes() throws IOException {
        String made = JoetsuScheduleRecipe.json();
        Files.writeString(Path.of("target", "joetsu-2006.json"), made);
        try (InputStream in = Objects.requireNonNull(RetentionSchedule.class.getResourceAsStream("joetsu-2006.json"))) {
            assertThat(made).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
