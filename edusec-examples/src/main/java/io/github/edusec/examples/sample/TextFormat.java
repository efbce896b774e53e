package io.github.edusec.examples.sample;

import java.nio.charset.StandardCharsets;

/** Plain UTF-8 text. */
final class TextFormat implements SampleFormat {
    @Override
    public byte[] bytes(SampleContent content) {
        StringBuilder text =
                new StringBuilder(SampleContent.SCHOOL + "\n" + content.title() + "\n" + content.date() + "\n");
        for (SampleContent.Page page : content.pages()) {
            page.paragraphs().forEach(paragraph -> text.append(paragraph).append('\n'));
            page.table().forEach(row -> text.append(String.join("\t", row)).append('\n'));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
