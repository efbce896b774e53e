package io.github.edusec.crypto.policy;

/**
 * Whether the key or passphrase went another way than what it opens.
 *
 * @since 0.1.0
 */
public enum KeySeparation {
    /** It was handed over by another way, at another time or to another person. */
    APART,
    /** It went the same way: whoever finds one may have found the other. */
    SAME_ROUTE,
    /** Nobody recorded it, which after a loss is to be taken like {@link #SAME_ROUTE}. */
    UNKNOWN
}
