package io.github.memorybudget.core.result;

import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What was measured and judged in one run of one test.
 *
 * @param test which test
 * @param attempt 1 for the first run of that unique id in this JVM
 * @param verdict the answer
 * @param pattern the shape of its memory use; null unless the verdict is PASS or FAIL
 * @param known whether every violation is covered by a known leak that has not expired
 * @param fixed whether a known leak is declared that was not seen any more
 * @param knownLeak the declared known leak, or null
 * @param figures all figures
 * @param findings exceeded budgets first
 * @param growth growth by class, largest first
 * @param traces what holds it, largest first
 * @param allocationSites where it was allocated, largest first
 * @param timeline heap use over the body
 * @param reason why nothing could be judged; null unless INCONCLUSIVE or NOT_JUDGED
 * @param startedAt when the body started
 * @param durationMillis how long the body ran
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record TestResult(
        TestIdentity test,
        int attempt,
        Verdict verdict,
        @Nullable MemoryPattern pattern,
        boolean known,
        boolean fixed,
        @Nullable KnownLeakNote knownLeak,
        Figures figures,
        List<Finding> findings,
        List<ClassGrowth> growth,
        List<LeakTrace> traces,
        List<AllocationSite> allocationSites,
        List<TimelinePoint> timeline,
        @Nullable String reason,
        Instant startedAt,
        long durationMillis)
        implements ResultLine {

    public TestResult {
        findings = List.copyOf(findings);
        growth = List.copyOf(growth);
        traces = List.copyOf(traces);
        allocationSites = List.copyOf(allocationSites);
        timeline = List.copyOf(timeline);
    }

    /** Whether this result fails a build: over budget, and not known. */
    public boolean isViolation() {
        return verdict == Verdict.FAIL && !known;
    }
}
