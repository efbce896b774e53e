package io.github.edusec.classify.scheme;

import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.Provenance;
import io.github.edusec.classify.Text;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything a scheme file says; sections that it leaves out are null. */
record SchemeContent(
        PolicyVersion version,
        Text title,
        String source,
        @Nullable Text note,
        List<SchemeAxis> axes,
        @Nullable Derivation derivation,
        @Nullable AccessTable access,
        @Nullable PublicationRule publication,
        List<SchemeMapping> mappings)
        implements Serializable {
    SchemeContent {
        axes = List.copyOf(axes);
        mappings = List.copyOf(mappings);
    }

    static Provenance derived(PolicyVersion scheme, Text reason) {
        return new Provenance(Provenance.Source.DERIVED, scheme.toString(), null, reason);
    }

    static Provenance unknown(PolicyVersion scheme, Text reason) {
        return new Provenance(Provenance.Source.UNKNOWN, scheme.toString(), null, reason);
    }
}
