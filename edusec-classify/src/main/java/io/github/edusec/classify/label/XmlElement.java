package io.github.edusec.classify.label;

/**
 * Where an element stands in the UTF-8 bytes of its part.
 *
 * @param start offset of the start tag
 * @param startTagEnd offset behind the start tag
 * @param selfClosing true for {@code <a/>}
 * @param endTagStart offset of the end tag; of the element's end if it is self-closing
 * @param end offset behind the element
 * @param qualifiedName the name as written, with its prefix
 */
record XmlElement(int start, int startTagEnd, boolean selfClosing, int endTagStart, int end, String qualifiedName) {
    /** Returns the name of a sibling or child written with the same prefix. */
    String withPrefix(String local) {
        return qualifiedName.substring(0, qualifiedName.indexOf(':') + 1) + local;
    }
}
