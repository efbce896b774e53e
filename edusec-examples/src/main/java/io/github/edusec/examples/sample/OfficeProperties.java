package io.github.edusec.examples.sample;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;

/** Sets what Office documents would otherwise take from the clock. */
final class OfficeProperties {
    private OfficeProperties() {}

    @SuppressWarnings("JavaUtilDate") // The library takes no other type.
    static void fix(POIXMLProperties properties, SampleContent content) {
        Date date = Date.from(
                LocalDate.parse(content.date()).atStartOfDay(ZoneOffset.UTC).toInstant());
        POIXMLProperties.CoreProperties core = properties.getCoreProperties();
        core.setTitle(content.title());
        core.setCreator(SampleContent.SCHOOL);
        core.setCreated(Optional.of(date));
        core.setModified(Optional.of(date));
    }
}
