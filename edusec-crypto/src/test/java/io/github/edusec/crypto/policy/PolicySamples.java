package io.github.edusec.crypto.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** Policies and days that several tests ask about. */
final class PolicySamples {
    private PolicySamples() {}

    static String golden() throws IOException {
        try (InputStream in = PolicySamples.class.getResourceAsStream("golden-protection-policy-1.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static ProtectionPolicy load(Path folder, String text) throws IOException {
        return ProtectionPolicy.load(Files.writeString(folder.resolve("policy.json"), text));
    }

    static LocalDate in(int year) {
        return LocalDate.of(year, 7, 1);
    }

    static List<String> rules(List<Ruling> rulings) {
        return rulings.stream().map(Ruling::rule).toList();
    }
}
