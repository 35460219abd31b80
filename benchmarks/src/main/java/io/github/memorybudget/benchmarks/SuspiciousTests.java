package io.github.memorybudget.benchmarks;

import io.github.memorybudget.junit.MemoryBudget;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Tests each of which is the first to use another part of a library, without and with a budget. */
final class SuspiciousTests {

    static final int TESTS = 200;

    static LibraryOfParts library;

    private SuspiciousTests() {}

    /** Without a budget. */
    static class Plain {

        @RepeatedTest(TESTS)
        void test(RepetitionInfo repetition) {
            library.use(repetition.getCurrentRepetition() - 1);
        }
    }

    /** Over its budget by first use alone. */
    static class Suspected {

        @RepeatedTest(TESTS)
        @MemoryBudget(retained = "0 B")
        void test(RepetitionInfo repetition) {
            library.use(TESTS + repetition.getCurrentRepetition() - 1);
        }
    }
}
