package com.acme.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import org.junit.jupiter.api.Test;

/** One object of 20 MB in a static slot, which the next run replaces. */
@Leaks(atLeast = 20_000_000, atMost = 20_100_000)
class ReplacedStaticTest {

    @Test
    @MemoryBudget(retained = "64 KB")
    void keepsTheLastOne() {
        Report.render();
        assertEquals(20_000_000, Report.last.length);
    }

    private static final class Report {

        private static byte[] last;

        static void render() {
            last = new byte[20_000_000];
        }
    }
}
