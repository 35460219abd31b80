package io.github.memorybudget.assertj;

import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.verdict.Metric;

/** The outcome of a run without the figure that was asked for. */
final class Unavailable {

    private Unavailable() {}

    static Outcome of(Metric metric, Measurement measured) {
        return new Outcome.Unclear(measured.unavailable().getOrDefault(metric, "it was not measured"));
    }
}
