package io.github.edusec.crypto.keys;

import java.io.ByteArrayOutputStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.MinimalPrettyPrinter;

/** Writes appointments in the one form they have, a line for each role and entry. */
final class AppointmentsText {
    private static final ObjectWriteContext LINES = new ObjectWriteContext.Base() {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new MinimalPrettyPrinter() {
                private static final long serialVersionUID = 1L;

                @Override
                public void writeArrayValueSeparator(JsonGenerator json) {
                    json.writeRaw(",\n");
                }
            };
        }
    };

    private AppointmentsText() {}

    static byte[] write(List<AppointmentRole> roles, List<AppointmentEntry> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(LINES, out)) {
            json.writeStartObject();
            json.writeStringProperty("format", AppointmentsJson.FORMAT);
            json.writeArrayPropertyStart("roles");
            roles.forEach(role -> write(json, role));
            json.writeEndArray();
            json.writeArrayPropertyStart("entries");
            for (AppointmentEntry entry : entries) {
                json.writeStartObject();
                write(json, entry);
                json.writeStringProperty("salt", entry.salt());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return out.toByteArray();
    }

    /** Returns what the ledger commits to: the entry as it stands in the file, without its salt. */
    static byte[] committed(AppointmentEntry entry) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(LINES, out)) {
            json.writeStartObject();
            write(json, entry);
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private static void write(JsonGenerator json, AppointmentRole role) {
        json.writeStartObject();
        json.writeStringProperty("id", role.id());
        json.writeName("name");
        json.writeStartObject();
        json.writeStringProperty("ja", role.name().ja());
        json.writeStringProperty("en", role.name().en());
        json.writeEndObject();
        if (role.deputyOf() != null) {
            json.writeStringProperty("deputyOf", role.deputyOf());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, AppointmentEntry entry) {
        json.writeNumberProperty("number", entry.number());
        if (entry instanceof Appointment appointment) {
            json.writeStringProperty("kind", AppointmentsJson.APPOINTED);
            json.writeStringProperty("person", appointment.person());
            json.writeStringProperty("role", appointment.role());
            json.writeStringProperty("from", appointment.term().from().toString());
            if (appointment.term().until() != null) {
                json.writeStringProperty("until", appointment.term().until().toString());
            }
            json.writeStringProperty("fingerprint", appointment.fingerprint());
        } else if (entry instanceof AppointmentEnd end) {
            json.writeStringProperty("kind", AppointmentsJson.ENDED);
            json.writeNumberProperty("appointment", end.appointment());
            json.writeStringProperty("until", end.until().toString());
        }
        json.writeStringProperty("decision", entry.decision());
    }
}
