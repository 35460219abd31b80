package io.github.memorybudget.assertj.error;

import org.apiguardian.api.API;

/**
 * How a quantity may grow with n.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public enum Scale {
    /** Not at all. */
    CONSTANT("constant", "1"),
    /** With the logarithm of n. */
    LOGARITHMIC("logarithmic", "log n"),
    /** With n. */
    LINEAR("linear", "n"),
    /** With n times its logarithm. */
    N_LOG_N("n log n", "n log n");

    private final String words;
    private final String unit;

    Scale(String words, String unit) {
        this.words = words;
        this.unit = unit;
    }

    /** Its value at n; logarithms are binary. */
    public double at(int n) {
        double log = Math.log(n) / Math.log(2);
        return switch (this) {
            case CONSTANT -> 1;
            case LOGARITHMIC -> log;
            case LINEAR -> n;
            case N_LOG_N -> n * log;
        };
    }

    /** As in a sentence. */
    String words() {
        return words;
    }

    /** As in a table's head. */
    String unit() {
        return unit;
    }
}
