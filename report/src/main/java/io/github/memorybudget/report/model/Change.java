package io.github.memorybudget.report.model;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * How a figure compares with the one that was accepted, gravest first.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public enum Change {
    /** Larger than accepted, by more than the tolerance. Fails the build. */
    REGRESSED("regressed"),
    /** Smaller than accepted, by more than the tolerance. */
    IMPROVED("improved"),
    /** Not in the baseline. */
    NEW("new"),
    /** In the baseline, and not measured any more. */
    REMOVED("removed"),
    /** Measured in an environment that the baseline doesn't know, or in the first run only. Fails nothing. */
    NOT_COMPARABLE("not comparable"),
    /** The same, within the tolerance. */
    UNCHANGED("unchanged");

    private final String words;

    Change(String words) {
        this.words = words;
    }

    /** The change in words, for a person. */
    public String words() {
        return words;
    }

    /** The name in {@code report.json}: {@code not_comparable}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
