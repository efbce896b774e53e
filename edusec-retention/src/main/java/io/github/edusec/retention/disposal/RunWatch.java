package io.github.edusec.retention.disposal;

import java.io.IOException;

/** Is told where a run stands; the place where tests stop the process or change the world. */
interface RunWatch {
    RunWatch NONE = (moment, item) -> {};

    /** The moments of one item, in their order. */
    enum Moment {
        BEFORE_INTENT,
        AFTER_INTENT,
        AFTER_CHECKS,
        AFTER_ERASE,
        AFTER_OUTCOME
    }

    void at(Moment moment, DisposalItem item) throws IOException;
}
