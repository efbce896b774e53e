package io.github.edusec.examples.sample;

import java.io.IOException;

/** Writes a content in one file format; equal contents give equal bytes. */
interface SampleFormat {
    byte[] bytes(SampleContent content) throws IOException;
}
