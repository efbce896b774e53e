package io.github.edusec.crypto;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Root of what can go wrong in this module; on any input bytes nothing else leaves its parsers but plain I/O errors.
 *
 * <p>Messages name what, where, found and allowed, and never hold secrets or document text.
 *
 * @since 0.1.0
 */
public abstract sealed class CryptoException extends IOException
        permits MalformedPackageException,
                KeyFileException,
                NewerFormatException,
                LedgerInUseException,
                JournalException,
                ProtectionPolicyException,
                AppointmentFileException,
                FileChangedException,
                KeyUnwrapException {
    private static final long serialVersionUID = 1L;

    CryptoException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
