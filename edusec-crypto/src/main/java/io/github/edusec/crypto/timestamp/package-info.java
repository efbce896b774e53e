/**
 * Optional timestamps of an outside authority on a ledger's checkpoint (RFC 3161), so that somebody else than the key's
 * holder says by when the ledger was in that state.
 *
 * <p>Entry type: {@link io.github.edusec.crypto.timestamp.TimestampRequest}. There is no network code: the caller carries
 * the request to an authority and the response back, by HTTP, {@code openssl ts} or on a medium.
 */
@NullMarked
package io.github.edusec.crypto.timestamp;

import org.jspecify.annotations.NullMarked;
