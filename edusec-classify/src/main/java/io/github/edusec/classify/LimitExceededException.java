package io.github.edusec.classify;

/**
 * An input would cost more than a limit allows.
 *
 * @since 0.1.0
 */
public final class LimitExceededException extends ClassifyException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the limit, what the input asked for and what is allowed.
     *
     * @param where the file or entry
     * @param limit the limit's name and unit, for example "bytes of one XML part"
     * @param asked what the input asked for
     * @param allowed the limit
     */
    public LimitExceededException(String where, String limit, long asked, long allowed) {
        super(where + ": limit exceeded: " + limit + " (found: " + asked + "; allowed: " + allowed + ")", null);
    }
}
