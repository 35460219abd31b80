package io.github.memorybudget.junit;

import io.github.memorybudget.core.result.KnownLeakNote;
import io.github.memorybudget.core.result.LeakTrace;
import io.github.memorybudget.core.verdict.Metric;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A {@link KnownLeak} that was read and found to be well-formed.
 *
 * @param issue where it is tracked
 * @param until the last day
 * @param reason why it is tolerated; may be empty
 * @param metrics the metrics that may be over budget; empty means all
 * @param fingerprint of the trace; empty means any
 */
record KnownLeakDeclaration(String issue, LocalDate until, String reason, Set<Metric> metrics, String fingerprint) {

    /**
     * Reads the annotation.
     *
     * @throws BudgetDeclarationException if an attribute is malformed
     */
    static KnownLeakDeclaration of(KnownLeak annotation, String place) {
        if (annotation.issue().isBlank()) {
            throw new BudgetDeclarationException(
                    place, "issue", "\"" + annotation.issue() + "\" names no issue; write where the leak is tracked");
        }
        return new KnownLeakDeclaration(
                annotation.issue(),
                date(annotation.until(), place),
                annotation.reason(),
                metrics(annotation.metrics(), place),
                annotation.fingerprint());
    }

    private static LocalDate date(String text, String place) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new BudgetDeclarationException(
                    place, "until", "\"" + text + "\" is not a date; write it as \"2027-03-31\"");
        }
    }

    private static Set<Metric> metrics(String[] names, String place) {
        Set<Metric> metrics = EnumSet.noneOf(Metric.class);
        for (String name : names) {
            try {
                metrics.add(Metric.ofKey(name.strip()));
            } catch (IllegalArgumentException e) {
                throw new BudgetDeclarationException(place, "metrics", e.getMessage());
            }
        }
        return metrics;
    }

    boolean hasExpired(LocalDate todayInUtc) {
        return todayInUtc.isAfter(until);
    }

    /**
     * Whether these violations, held by these traces, are the known ones. Beside the known trace there may be others, as long as
     * they alone are no violation.
     *
     * @param budget bytes that may be kept
     */
    boolean covers(Set<Metric> exceeded, List<LeakTrace> traces, long budget) {
        boolean metricsMatch = metrics.isEmpty() || metrics.containsAll(exceeded);
        return metricsMatch && (fingerprint.isEmpty() || areKnown(traces, budget));
    }

    private boolean areKnown(List<LeakTrace> traces, long budget) {
        List<LeakTrace> others =
                traces.stream().filter(trace -> !isKnown(trace)).toList();
        return others.size() < traces.size()
                && others.stream().mapToLong(LeakTrace::retained).sum() <= budget;
    }

    private boolean isKnown(LeakTrace trace) {
        return trace.fingerprint().startsWith(fingerprint);
    }

    KnownLeakNote note() {
        return new KnownLeakNote(issue, until.toString(), reason.isEmpty() ? null : reason);
    }
}
