package io.github.edusec.classify.register;

import java.util.List;
import java.util.Map;

/** One row of a register file in any format. It has itself reported every text that no register can hold. */
interface RegisterRow {
    /** Returns what stands in a column, exactly; empty if nothing does. */
    String text(RegisterColumn column);

    /** Returns the parts of a column that holds several texts. */
    List<String> texts(RegisterColumn column);

    /** Returns what stands in the author's own columns. */
    Map<String, String> own();

    /** Returns the row's place, for people. */
    String place();

    /** Adds a problem at a column. */
    void problem(RegisterColumn column, String what, String found, String allowed);
}
