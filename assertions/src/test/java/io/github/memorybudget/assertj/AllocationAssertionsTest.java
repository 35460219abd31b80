package io.github.memorybudget.assertj;

import static io.github.memorybudget.assertj.MemoryAssertions.assertThatRunning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class AllocationAssertionsTest {

    private static Object sink = "";
    private static int counter;

    /** Its header is 16 B with and without compressed references, and on JDK 25 too. */
    private static void allocate(int length) {
        sink = new byte[length];
    }

    @Test
    void whatIsWithinTheSizePasses() {
        assertThatRunning(() -> allocate(1008)).allocatesAtMost("1 KB");
        assertThatRunning(() -> counter++).allocatesAtMost("0 B").allocatesNothing();
    }

    @Test
    void oneByteTooMuchFails() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatRunning(() -> allocate(1016)).allocatesAtMost("1 KB"))
                .withMessage(String.format("%nExpecting running code to allocate at most:%n  1 KB (1,024 B)%n"
                        + "but it allocated:%n  1.0 KB (1,032 B)%nin the smallest of 7 warm runs, 8 B too much"));
    }

    @Test
    void anyByteIsTooMuchForNothing() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThatRunning(() -> allocate(0)).allocatesNothing())
                .withMessage(String.format("%nExpecting running code to allocate nothing%n"
                        + "but it allocated:%n  16 B%nin the smallest of 7 warm runs"));
    }

    @Test
    void firstUseIsNotJudged() {
        Object[] slot = new Object[1];
        assertThatRunning(() -> slot[0] = slot[0] == null ? new byte[1 << 20] : slot[0])
                .allocatesNothing();
    }

    @Test
    void theSmallestRunIsJudged() {
        int[] runs = new int[1];
        assertThatRunning(() -> allocate(++runs[0] % 3 == 0 ? 100 : 1 << 20)).allocatesAtMost("200 B");
    }

    @Test
    void aThreadThatStillLivesIsCounted() {
        ThrowingRunnable code = () -> {
            Thread thread = new Thread(AllocationAssertionsTest::allocateAndStay);
            thread.setDaemon(true);
            synchronized (AllocationAssertionsTest.class) {
                thread.start();
                AllocationAssertionsTest.class.wait();
            }
        };
        assertThatThrownBy(() -> assertThatRunning(code).allocatesAtMost("1 MB"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("but it allocated:");
    }

    private static void allocateAndStay() {
        allocate(2 << 20);
        synchronized (AllocationAssertionsTest.class) {
            AllocationAssertionsTest.class.notifyAll();
        }
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void runInThread() throws InterruptedException {
        Thread thread = new Thread(() -> allocate(2 << 20));
        thread.start();
        thread.join();
    }

    @RepeatedTest(20)
    @EnabledForJreRange(max = JRE.JAVA_20)
    void anEndedThreadThatCanNotBeCountedIsNoPass() {
        assertThatThrownBy(() ->
                        assertThatRunning(AllocationAssertionsTest::runInThread).allocatesAtMost("1 MB"))
                .isInstanceOf(AssertionError.class)
                .satisfiesAnyOf(
                        thrown -> assertThat(thrown)
                                .hasMessageContaining("can't be judged")
                                .hasMessageContaining("this JVM does not tell"),
                        thrown -> assertThat(thrown).hasMessageContaining("but it allocated:"));
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void anEndedThreadIsCounted() {
        assertThatCode(() ->
                        assertThatRunning(AllocationAssertionsTest::runInThread).allocatesAtMost("3 MB"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() ->
                        assertThatRunning(AllocationAssertionsTest::runInThread).allocatesAtMost("1 MB"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("but it allocated:");
    }

    @Test
    void theDescriptionComesFirst() {
        assertThatThrownBy(() -> assertThatRunning(() -> allocate(2000))
                        .as("a page of %s", "orders")
                        .allocatesAtMost("1 KB"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("[a page of orders] ")
                .hasMessageContaining("2,016 B");
    }

    @Test
    void aMalformedSizeIsRefusedBeforeTheCodeRuns() {
        int[] runs = new int[1];
        ThrowingCallable assertion = () -> assertThatRunning(() -> runs[0]++).allocatesAtMost("1 kb");
        assertThatThrownBy(assertion)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"1 kb\" is not a size; write a number and a unit");
        assertThat(runs[0]).isZero();
    }
}
