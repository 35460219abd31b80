package io.github.memorybudget.report.baseline;

import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.result.LeakTrace;
import io.github.memorybudget.core.result.TestKey;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.verdict.Verdict;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Leaks that a baseline knows by the fingerprints of what holds them.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class KnownLeaks {

    private KnownLeaks() {}

    /** Whether a violation is a leak all of whose traces are accepted, and nothing else is over budget. */
    public static boolean cover(Baseline baseline, TestResult result) {
        SortedSet<String> prints = fingerprints(result);
        return !prints.isEmpty()
                && baseline.knownLeaks(TestKey.of(result.test())).containsAll(prints);
    }

    /** The fingerprints of a violation that could be accepted by them: retained memory alone, and what holds it is found. */
    static SortedSet<String> fingerprints(TestResult result) {
        List<Finding> violations = result.findings().stream()
                .filter(finding -> finding.kind() == Finding.Kind.VIOLATION)
                .toList();
        boolean retainedAlone =
                !violations.isEmpty() && violations.stream().allMatch(finding -> finding.metric() == Metric.RETAINED);
        if (result.verdict() != Verdict.FAIL || result.known() || !retainedAlone) {
            return new TreeSet<>();
        }
        return result.traces().stream().map(LeakTrace::fingerprint).collect(Collectors.toCollection(TreeSet::new));
    }
}
