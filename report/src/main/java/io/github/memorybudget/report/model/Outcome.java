package io.github.memorybudget.report.model;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * What a result means for the build, gravest first.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public enum Outcome {
    /** Over budget, and not known. */
    VIOLATION("over budget"),
    /** A budget stands but could not be judged. */
    INCONCLUSIVE("inconclusive"),
    /** Over budget, and tolerated by a known leak that has not expired. */
    KNOWN("known"),
    /** Within budget, though a known leak is declared: the declaration can go. */
    FIXED("fixed"),
    /** Within budget, with something that must be seen. */
    NOTED("within budget, with a note"),
    /** Within budget. */
    HEALTHY("healthy"),
    /** The test itself failed, was aborted or timed out, so that nothing was judged. */
    NOT_JUDGED("not judged");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    /** The outcome in words, for a person. */
    public String words() {
        return words;
    }

    /** The name in {@code report.json}: {@code not_judged}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
