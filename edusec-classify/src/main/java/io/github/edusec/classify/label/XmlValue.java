package io.github.edusec.classify.label;

/**
 * Where the value of an attribute stands in the UTF-8 bytes of its part.
 *
 * @param from offset of its first byte
 * @param to offset behind its last byte
 * @param text the value with its references resolved
 */
record XmlValue(int from, int to, String text) {}
