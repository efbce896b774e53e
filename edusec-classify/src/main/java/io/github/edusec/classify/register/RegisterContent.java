package io.github.edusec.classify.register;

import java.util.List;

/** What a register file says, whatever its format. */
record RegisterContent(String id, String version, List<String> ownColumns, List<RegisterEntry> entries) {}
