package io.github.memorybudget.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.alloc.Allocation;
import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnmeasuredTest {

    private static final Measurement MEASURED = new Measurement(
            0L, 0, 0L, new Allocation(0, 0, 0, 0), null, 0L, List.of(), List.of(), Map.of(), Instant.EPOCH, 1);

    @ParameterizedTest
    @EnumSource(value = Metric.class, mode = EnumSource.Mode.EXCLUDE, names = "FOOTPRINT")
    void aBudgetWithoutAFigureIsInconclusive(Metric metric) {
        Budget budget = new Budget(Map.of(metric, 1L), false, false);
        Measurement nothing = MEASURED.withoutFigures("the tests run inside the build");

        Judgement judgement = Judge.judge(budget, Runs.coldOnly(nothing), List.of());

        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.reason()).isEqualTo(metric.key() + ": the tests run inside the build");
    }
}
