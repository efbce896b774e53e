package io.github.edusec.examples.demo;

import io.github.edusec.crypto.ledger.LedgerVerification;
import io.github.edusec.crypto.takeout.TakeOutReceipt;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What one run did.
 *
 * @param root the OUT folder
 * @param files every member of the input, in the order of its name
 * @param strangers documents that the events name and the input lacks
 * @param taken the take-out package, or empty if nothing was of a class that needs one
 * @param disposed the disposal run, or empty if nothing was due
 * @param ledger where the log lies
 * @param publicKey where the key lies that checks the log
 * @param verification what checking the log found
 */
public record DemoReport(
        Path root,
        List<DemoFile> files,
        List<String> strangers,
        Optional<TakeOutReceipt> taken,
        Optional<Disposed> disposed,
        Path ledger,
        Path publicKey,
        LedgerVerification verification) {
    /**
     * Copies the lists.
     *
     * @param root the OUT folder
     * @param files every member
     * @param strangers what the events name in vain
     * @param taken the package
     * @param disposed the run
     * @param ledger the log
     * @param publicKey the key
     * @param verification the finding
     */
    public DemoReport {
        files = List.copyOf(files);
        strangers = List.copyOf(strangers);
    }
}
