package io.github.memorybudget.report.model;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * A module in a report of several.
 *
 * @param name the module's name
 * @param state whether its results are all there
 * @param tests how many of its tests have results
 * @param violations how many of them fail the build
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record ModuleState(String name, State state, int tests, int violations) {

    /** Whether a module's results are all there. */
    public enum State {
        /** Its tests are through. */
        COMPLETE("complete"),
        /** Its build failed, so that tests, or results of them, may be missing. */
        FAILED("not complete: its build failed"),
        /** It has not been built yet, or the build was ended before. */
        PENDING("not complete: not built yet"),
        /** It is not part of this build; what is shown is of an earlier one. */
        EARLIER("from an earlier build");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /** The state in words, for a person. */
        public String words() {
            return words;
        }

        /** The name in {@code report.json}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether its results are not all there. */
    public boolean isIncomplete() {
        return state == State.FAILED || state == State.PENDING;
    }
}
