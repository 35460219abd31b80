package io.github.memorybudget.core.heapdump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.result.LeakTrace;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunAttributionTest {

    private static LeakTrace place(String name, long bytes) {
        return new LeakTrace(name, bytes, 1, "static field", List.of("static " + name), List.of(), null);
    }

    private static final LeakTrace CACHE_OF_OTHER_TESTS = place("com.acme.Cache.ENTRIES", 6_000);
    private static final LeakTrace SLOT = place("com.acme.Shop.slot", 950);
    private static final LeakTrace SMALL = place("com.acme.Shop.small", 100);
    private static final List<LeakTrace> PLACES = List.of(CACHE_OF_OTHER_TESTS, SLOT, SMALL);

    @Test
    void whatExplainsTheRunIsShownFirst() {
        assertThat(RunAttribution.fittingFirst(PLACES, 1_000, 2)).containsExactly(SLOT, CACHE_OF_OTHER_TESTS);
    }

    @Test
    void noneIsLeftOut() {
        assertThat(RunAttribution.fittingFirst(PLACES, 1_000, 3)).containsExactly(SLOT, CACHE_OF_OTHER_TESTS, SMALL);
    }

    @Test
    void whereNoneExplainsItTheLargestIsFirst() {
        assertThat(RunAttribution.fittingFirst(PLACES, 1_500, 3)).isEqualTo(PLACES);
        assertThat(RunAttribution.fittingFirst(PLACES, 0, 3)).isEqualTo(PLACES);
        assertThat(RunAttribution.fittingFirst(List.of(), 1_000, 3)).isEmpty();
    }
}
