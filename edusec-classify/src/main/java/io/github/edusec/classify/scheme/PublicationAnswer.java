package io.github.edusec.classify.scheme;

import io.github.edusec.classify.PolicyVersion;
import io.github.edusec.classify.Text;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Whether something of a class is meant for the public.
 *
 * <p>Values: immutable and thread-safe. It answers for the class alone: permits, checks of the content and who may publish
 * are the handling policy's business.
 *
 * @since 0.1.0
 */
public sealed interface PublicationAnswer extends Serializable {
    /**
     * Tells whether the class bars publication.
     *
     * @return true if it does not
     */
    boolean isAllowed();

    /**
     * Returns why.
     *
     * @return the reason, with the scheme and its version
     */
    Text reason();

    /**
     * Returns where the scheme's source says so.
     *
     * @return the clause, or null if the scheme has no publication rule
     */
    @Nullable
    String clause();

    /**
     * Returns the scheme that was asked.
     *
     * @return id, version and hash
     */
    PolicyVersion scheme();

    /**
     * The class does not bar publication.
     *
     * @param reason why
     * @param clause the clause
     * @param scheme the scheme
     * @since 0.1.0
     */
    record Publishable(Text reason, String clause, PolicyVersion scheme) implements PublicationAnswer {
        @Override
        public boolean isAllowed() {
            return true;
        }
    }

    /**
     * The class bars publication, or nothing says that it does not.
     *
     * @param reason why
     * @param clause the clause, or null if the scheme has no publication rule
     * @param scheme the scheme
     * @since 0.1.0
     */
    record NotPublishable(Text reason, @Nullable String clause, PolicyVersion scheme) implements PublicationAnswer {
        @Override
        public boolean isAllowed() {
            return false;
        }
    }
}
