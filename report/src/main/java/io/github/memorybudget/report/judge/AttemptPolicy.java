package io.github.memorybudget.report.judge;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Which attempt counts, where a failing test was run again ({@code rerunFailingTestsCount}).
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public enum AttemptPolicy {
    /** The gravest: a leak that was seen once is a leak, also if a later attempt found what leaks in place. */
    WORST,
    /** The last, as for the test's own outcome. */
    LAST;

    /**
     * The policy of a name.
     *
     * @throws IllegalArgumentException if it is none; the message gives the text and the accepted form
     */
    public static AttemptPolicy parse(String text) {
        for (AttemptPolicy policy : values()) {
            if (policy.key().equalsIgnoreCase(text.strip())) {
                return policy;
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" is no policy for attempts; write worst or last");
    }

    /** The name in settings: {@code worst}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
