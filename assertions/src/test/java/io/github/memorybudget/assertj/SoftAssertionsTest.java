package io.github.memorybudget.assertj;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class SoftAssertionsTest {

    private static Object sink = "";

    @Test
    void failuresAreCollected() {
        SoftAssertions softly = new SoftAssertions();
        softly.proxy(RunningAssert.class, ThrowingRunnable.class, () -> sink = new byte[2000])
                .as("first")
                .allocatesAtMost("1 KB")
                .allocatesNothing()
                .retainsAtMost("0 B");
        softly.proxy(FootprintAssert.class, Object.class, new byte[2000])
                .as("second")
                .isAtMost("1 KB");
        assertThat(softly.errorsCollected())
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        message -> assertThat(message).startsWith("[first] ").contains("allocate at most"),
                        message -> assertThat(message).startsWith("[first] ").contains("allocate nothing"),
                        message -> assertThat(message).startsWith("[second] ").contains("footprint of byte[]"));
    }

    @Test
    void theEntryPointsAreThereToo() {
        MemorySoftAssertions softly = new MemorySoftAssertions();
        softly.assertThatRunning(() -> sink = new byte[2000]).as("first").allocatesNothing();
        softly.assertThatFootprintOf(new byte[2000])
                .as("second")
                .isAtMost("1 KB")
                .doesNotReach(Thread.class)
                .hasAtMostInstancesOf(byte[].class, 0);
        softly.assertThatReference(new WeakReference<>("constant")).as("third").isCollected();
        softly.assertThatGrowthOf(n -> sink = new byte[n]).as("fourth").isAtMostConstant();
        softly.assertThatRepeating(() -> {}).as("fifth").doesNotLeak();
        softly.assertThat(1).as("sixth").isEqualTo(2);
        assertThat(softly.errorsCollected())
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        message -> assertThat(message).startsWith("[first] "),
                        message -> assertThat(message).startsWith("[second] ").contains("to be at most"),
                        message -> assertThat(message).startsWith("[second] ").contains("instances of byte[]"),
                        message -> assertThat(message).startsWith("[third] "),
                        message -> assertThat(message).startsWith("[fourth] "),
                        message -> assertThat(message).startsWith("[sixth] "));
    }
}
