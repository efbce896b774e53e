package io.github.edusec.classify.handling;

import io.github.edusec.classify.Confidentiality;
import io.github.edusec.classify.Importance;
import org.jspecify.annotations.Nullable;

/** What a policy is asked, without the circumstances; a confidentiality is null where it is not stated. */
record Question(
        Operation operation,
        Importance importance,
        @Nullable Confidentiality confidentiality,
        Actor actor) {}
