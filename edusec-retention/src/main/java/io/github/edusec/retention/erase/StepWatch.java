package io.github.edusec.retention.erase;

import java.io.IOException;
import java.nio.file.Path;

/** Is told before each step; the place where tests swap files, stop the process or make the device fail. */
interface StepWatch {
    StepWatch NONE = (step, at) -> {};

    void before(EraseStep step, Path at) throws IOException;
}
