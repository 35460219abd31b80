package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.memorybudget.junit.KnownLeak;
import io.github.memorybudget.junit.MemoryBudget;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MemoryBudget(retained = "16 KB", allocated = "1 MB")
class KindsOfTestsTest {

    private static byte[] garbage;

    @Test
    void runsOnTheJunitThatWasAskedFor() {
        assertEquals(
                System.getProperty("junit.version"), Test.class.getPackage().getImplementationVersion());
    }

    @Test
    void keepsInEveryRun() {
        Keeper.keep(100_000);
    }

    @Test
    void keepsWhatTheJdkNeedsAtFirst() {
        DateTimeFormatter days = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ROOT);
        assertEquals(
                "on 3 May 2026",
                String.format(Locale.ROOT, "on %s", LocalDate.of(2026, 5, 3).format(days)));
    }

    @Test
    void allocates() {
        for (int i = 0; i < 30; i++) {
            garbage = new byte[100_000];
        }
        garbage = null;
    }

    @Test
    @MemoryBudget(rehearsals = 0, retained = "none")
    void inheritsWhatIsNotLifted() {
        Keeper.keep(100_000);
    }

    @RepeatedTest(2)
    void repeated() {
        Keeper.keep(100_000);
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(ints = {0, 100_000})
    void parameterized(int bytes) {
        Keeper.keep(bytes);
    }

    @TestFactory
    Stream<DynamicTest> factory() {
        return Stream.of(0, 100_000).map(bytes -> dynamicTest("keeps " + bytes, () -> Keeper.keep(bytes)));
    }

    @Test
    @KnownLeak(issue = "ACME-1", until = "2999-12-31")
    void knownLeak() {
        Keeper.keep(100_000);
    }

    @Test
    @KnownLeak(issue = "ACME-2", until = "2999-12-31")
    void knownLeakThatIsFixed() {}

    @Test
    void failsOfItself() {
        fail("on purpose");
    }

    @Test
    @Disabled("writes no result")
    void disabled() {
        Keeper.keep(100_000);
    }

    @Nested
    class Inner {

        @Test
        void keepsInNested() {
            Keeper.keep(100_000);
        }

        @Test
        @MemoryBudget(retained = "1 MB")
        void hasMoreInNested() {
            Keeper.keep(100_000);
        }
    }
}
