package io.github.memorybudget.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.result.LeakTrace;
import io.github.memorybudget.core.verdict.Metric;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which violations a known leak stands for. */
class KnownLeakDeclarationTest {

    private static final Set<Metric> RETAINED = EnumSet.of(Metric.RETAINED);

    private static KnownLeakDeclaration of(String fingerprint) {
        return new KnownLeakDeclaration("X-1", LocalDate.MAX, "", Set.of(), fingerprint);
    }

    private static LeakTrace trace(String fingerprint, long retained) {
        return new LeakTrace(fingerprint, retained, 1, "static field", List.of("static A.B"));
    }

    @Test
    void aFingerprintStandsForItsTrace() {
        assertThat(of("0123").covers(RETAINED, List.of(trace("01234567", 5_000)), 1_000))
                .isTrue();
        assertThat(of("0123").covers(RETAINED, List.of(trace("89abcdef", 5_000)), 1_000))
                .isFalse();
        assertThat(of("0123").covers(RETAINED, List.of(), 1_000)).isFalse();
    }

    @Test
    void besideItAnotherLeakIsNotKnown() {
        List<LeakTrace> both = List.of(trace("01234567", 5_000), trace("89abcdef", 1_001));

        assertThat(of("0123").covers(RETAINED, both, 1_000)).isFalse();
        assertThat(of("0123").covers(RETAINED, both, 1_001)).isTrue();
    }

    @Test
    void withoutFingerprintItStandsForAnyTrace() {
        assertThat(of("").covers(RETAINED, List.of(trace("89abcdef", 5_000)), 1_000))
                .isTrue();
    }
}
