package io.github.edusec.classify.label;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The kinds of OpenDocument that have pages or slides to mark (OpenDocument 1.3 part 2, 3.3: the entry {@code mimetype}). */
enum OpenDocumentType {
    /** ODT and OTT. */
    TEXT,
    /** ODS and OTS. */
    SPREADSHEET,
    /** ODP and OTP. */
    PRESENTATION;

    private static final String MIME_TYPE = "/mimetype";
    private static final String PREFIX = "application/vnd.oasis.opendocument.";
    private static final int LONGEST = 256;

    /** Tells whether a package is an OpenDocument package of any kind. */
    static boolean isAny(OpcPackage parts) throws IOException {
        return type(parts).startsWith(PREFIX);
    }

    private static String type(OpcPackage parts) throws IOException {
        if (!parts.has(MIME_TYPE) || parts.size(MIME_TYPE) > LONGEST) {
            return "";
        }
        return new String(parts.part(MIME_TYPE).utf8(), StandardCharsets.UTF_8).strip();
    }

    /** Tells the kind of a package by its entry {@code mimetype}; empty if it is none of these. */
    static Optional<OpenDocumentType> of(OpcPackage parts) throws IOException {
        return switch (type(parts)) {
            case PREFIX + "text", PREFIX + "text-template" -> Optional.of(TEXT);
            case PREFIX + "spreadsheet", PREFIX + "spreadsheet-template" -> Optional.of(SPREADSHEET);
            case PREFIX + "presentation", PREFIX + "presentation-template" -> Optional.of(PRESENTATION);
            default -> Optional.empty();
        };
    }
}
