package io.github.memorybudget.assertj;

import static io.github.memorybudget.assertj.MemoryAssertions.assertThatRepeating;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RepeatingAssertionsTest {

    /** Large enough never to grow in a test. */
    private static final List<Object> KEPT = new ArrayList<>(5_000_000);

    private final Map<Integer, byte[]> bounded = new HashMap<>();
    private int calls;

    @Test
    void whatIsReleasedIsNoLeak() {
        List<byte[]> queue = new ArrayList<>();
        assertThatRepeating(() -> {
                    queue.add(new byte[1000]);
                    queue.remove(0);
                })
                .doesNotLeak();
    }

    @Test
    void whatFillsUpAndStaysIsNoLeak() {
        assertThatRepeating(() -> bounded.put(calls++ % 50, new byte[1000])).doesNotLeak();
    }

    @Test
    void whatGrowsInEachCallIsOneAndWhatHoldsItIsTold() {
        assertThatThrownBy(() -> assertThatRepeating(() -> {
                            Thread.sleep(2);
                            KEPT.add(new byte[1008]);
                        })
                        .as("adding")
                        .doesNotLeak())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(String.format("[adding] %nExpecting repeated code not to leak%n"))
                .hasMessageContaining(String.format("in each call the live heap grew by:%n  1,024 B%n"))
                .hasMessageContaining("by the trend of 11 levels")
                .hasMessageContaining("What holds it:")
                .hasMessageContaining("static io.github.memorybudget.assertj.RepeatingAssertionsTest.KEPT");
    }

    @Test
    void codeThatThrowsCanNotBeJudged() {
        IOException thrown = new IOException("disk full");
        assertThatThrownBy(() -> assertThatRepeating(() -> {
                            throw thrown;
                        })
                        .doesNotLeak())
                .isInstanceOf(AssertionError.class)
                .hasMessage(String.format("%nExpecting repeated code not to leak%nbut that can't be judged:%n"
                        + "  the code threw java.io.IOException: disk full"))
                .hasCause(thrown);
    }

    @Test
    void noCodeFails() {
        assertThatThrownBy(() -> assertThatRepeating(null).as("no code").doesNotLeak())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("[no code]")
                .hasMessageContaining("not to be null");
        assertThat(calls).isZero();
    }
}
