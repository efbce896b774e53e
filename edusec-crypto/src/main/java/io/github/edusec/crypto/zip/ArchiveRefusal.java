package io.github.edusec.crypto.zip;

import io.github.edusec.crypto.OpenRefusal;
import java.io.IOException;

/** An archive is not opened; caught where an outcome is made of it, so users never see it. */
public final class ArchiveRefusal extends IOException {
    private static final long serialVersionUID = 1L;

    private final OpenRefusal reason;
    private final String where;

    /**
     * Names the reason.
     *
     * @param reason why
     * @param where the entry or record and what was found; no file name and no content
     */
    public ArchiveRefusal(OpenRefusal reason, String where) {
        super(reason + ": " + where);
        this.reason = reason;
        this.where = where;
    }

    /**
     * Returns why.
     *
     * @return the reason
     */
    public OpenRefusal reason() {
        return reason;
    }

    /**
     * Returns where and what was found.
     *
     * @return a phrase without file names
     */
    public String where() {
        return where;
    }
}
