package io.github.memorybudget.assertj;

import static io.github.memorybudget.assertj.MemoryAssertions.assertThatRunning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FailingCodeTest {

    @Test
    void codeThatThrowsCanNotBeJudged() {
        IOException thrown = new IOException("disk full");
        assertThatThrownBy(() -> assertThatRunning(() -> {
                            throw thrown;
                        })
                        .as("saving")
                        .retainsAtMost("1 GB"))
                .isInstanceOf(AssertionError.class)
                .hasMessage(String.format("[saving] %nExpecting running code to retain at most 1 GB%n"
                        + "but that can't be judged:%n  the code threw java.io.IOException: disk full"))
                .hasCause(thrown);
    }

    @Test
    void codeThatThrowsInAMeasuredRunGivesTheInstrumentsBack() {
        int[] runs = new int[1];
        assertThatThrownBy(() -> assertThatRunning(() -> {
                            if (++runs[0] > 20) {
                                throw new IllegalStateException("run " + runs[0]);
                            }
                        })
                        .retainsAtMost("0 B"))
                .hasMessageContaining("the code threw java.lang.IllegalStateException: run 21");
        assertThatRunning(() -> {}).retainsAtMost("0 B");
    }

    @Test
    void anAssertionOfTheCodePassesOn() {
        AssertionError own = new AssertionError("the code's own");
        assertThatThrownBy(() -> assertThatRunning(() -> {
                            throw own;
                        })
                        .allocatesNothing())
                .isSameAs(own);
    }

    @Test
    void anInterruptIsKept() {
        assertThatThrownBy(() -> assertThatRunning(() -> {
                            throw new InterruptedException();
                        })
                        .allocatesNothing())
                .hasMessageContaining("can't be judged");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void noCodeFails() {
        assertThatThrownBy(() -> assertThatRunning(null).as("no code").allocatesNothing())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("[no code]")
                .hasMessageContaining("not to be null");
    }

    @Test
    void slowCodeIsNotWarmedUpForEver() {
        int[] runs = new int[1];
        assertThatRunning(() -> {
                    runs[0]++;
                    Thread.sleep(300);
                })
                .allocatesAtMost("1 MB");
        assertThat(runs[0]).isLessThan(10);
    }
}
