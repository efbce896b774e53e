package io.github.edusec.examples.sample;

import java.nio.charset.Charset;
import java.util.List;

/** Lists as school-affairs systems export them: CP932, CRLF. */
final class CsvFormat implements SampleFormat {
    @Override
    public byte[] bytes(SampleContent content) {
        StringBuilder text = new StringBuilder();
        for (SampleContent.Page page : content.pages()) {
            for (List<String> row : page.table()) {
                text.append(String.join(",", row)).append("\r\n");
            }
        }
        return text.toString().getBytes(Charset.forName("windows-31j"));
    }
}
