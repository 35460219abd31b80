package io.github.memorybudget.benchmarks;

import io.github.memorybudget.junit.MemoryBudget;
import org.junit.jupiter.api.RepeatedTest;

/** The same test that passes, without and with budgets. */
final class GreenTests {

    /** Repetitions where a test takes microseconds. */
    static final int MANY = 1000;

    /** Repetitions where each forces collections. */
    static final int FEW = 100;

    private static int counter;

    private GreenTests() {}

    /** Without a budget. */
    static class Plain {

        @RepeatedTest(MANY)
        void test() {
            counter++;
        }
    }

    /** With a budget that only counts. */
    static class Allocated {

        @RepeatedTest(MANY)
        @MemoryBudget(allocated = "1 MB")
        void test() {
            counter++;
        }
    }

    /** With a budget that reads the live heap. */
    static class Retained {

        @RepeatedTest(FEW)
        @MemoryBudget(retained = "1 MB")
        void test() {
            counter++;
        }
    }
}
