package io.github.memorybudget.assertj;

import static org.assertj.core.api.Assertions.assertThat;

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
}
