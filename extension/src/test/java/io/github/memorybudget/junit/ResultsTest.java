package io.github.memorybudget.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.judge.Budget;
import io.github.memorybudget.core.judge.Judge;
import io.github.memorybudget.core.judge.Runs;
import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.peak.Peak;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.PeakFigure;
import io.github.memorybudget.core.result.TestIdentity;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.result.TimelinePoint;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Metric;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultsTest {

    private static final TestIdentity TEST =
            new TestIdentity("com.acme.CatalogTest", "loads", List.of(), "loads()", "[method:loads()]");

    /** A run whose highest live heap was seen to be that many bytes. */
    private static Measurement run(long peak) {
        Peak seen = new Peak(
                peak,
                2 * peak,
                List.of(new TimelinePoint(0, 0, null), new TimelinePoint(3, peak, peak)),
                List.of(new ClassGrowth("byte[]", 1, peak)),
                List.of(),
                0);
        return new Measurement(0L, 0, null, null, seen, null, null, List.of(), Map.of(), Instant.EPOCH, 5);
    }

    private static TestResult result(Runs runs) {
        Budget budget = new Budget(Map.of(Metric.PEAK, 1_000L), false, false);
        return Results.of(TEST, 1, runs, Judge.judge(budget, runs, List.of()), Culprit.NOT_SOUGHT, null);
    }

    @Test
    void aSpikeIsDrawnOfTheRunWhosePeakIsItsFigure() {
        TestResult spike = result(new Runs(run(6_000), List.of(run(5_000), run(9_000), run(7_000)), null));

        assertThat(spike.pattern()).isEqualTo(MemoryPattern.SPIKE);
        assertThat(spike.figures().peak()).extracting(PeakFigure::lower).isEqualTo(9_000L);
        assertThat(spike.timeline()).last().extracting(TimelinePoint::live).isEqualTo(9_000L);
        assertThat(spike.growth()).containsExactly(new ClassGrowth("byte[]", 1, 9_000));
    }

    @Test
    void whatWasNotRehearsedIsDrawnOfTheOnlyRun() {
        assertThat(result(Runs.coldOnly(run(400))).timeline())
                .last()
                .extracting(TimelinePoint::live)
                .isEqualTo(400L);
    }
}
