package io.github.memorybudget.assertj;

import static io.github.memorybudget.assertj.MemoryAssertions.assertThatGrowthOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.memorybudget.assertj.error.AllocationAt;
import io.github.memorybudget.assertj.error.Scale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GrowthAssertionsTest {

    private static Object sink = "";

    /** What {@code function} allocates by n from 64 to 65,536. */
    private static List<AllocationAt> table(IntToLongFunction function) {
        return IntStream.iterate(64, n -> n <= 65_536, n -> n * 2)
                .mapToObj(n -> new AllocationAt(n, function.applyAsLong(n)))
                .toList();
    }

    private static long log(int n) {
        return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(n);
    }

    private static void isJudged(IntToLongFunction function, Scale smallest) {
        for (Scale scale : Scale.values()) {
            assertThat(Scaling.exceeds(table(function), scale))
                    .as(scale.name())
                    .isEqualTo(scale.compareTo(smallest) < 0);
        }
    }

    @Test
    void scalesAreToldApart() {
        isJudged(n -> 0, Scale.CONSTANT);
        isJudged(n -> 1_000_000, Scale.CONSTANT);
        isJudged(n -> 100_000 + 16 * log(n), Scale.LOGARITHMIC);
        isJudged(n -> 16L * n, Scale.LINEAR);
        isJudged(n -> 1_000_000 + 16L * n, Scale.LINEAR);
        isJudged(n -> 24L * n * log(n), Scale.N_LOG_N);
        isJudged(n -> 50_000 + 24L * n * log(n), Scale.N_LOG_N);
        assertThat(Scaling.exceeds(table(n -> 8L * n * n), Scale.N_LOG_N)).isTrue();
        assertThat(Scaling.exceeds(table(n -> (long) (8 * Math.pow(n, 1.5))), Scale.N_LOG_N))
                .isTrue();
    }

    @Test
    void realCodeIsToldApart() {
        assertThatGrowthOf(n -> sink = new byte[100]).isAtMostConstant().isAtMostLinear();
        assertThatGrowthOf(n -> {
                    List<Integer> list = new ArrayList<>();
                    for (int i = 0; i < n; i++) {
                        list.add(i);
                    }
                    sink = list;
                })
                .isAtMostLinear();
        assertThatGrowthOf(n -> {
                    Map<Integer, Integer> map = new HashMap<>();
                    for (int i = 0; i < n; i++) {
                        map.put(i, i);
                    }
                    sink = map;
                })
                .isAtMostLinear();
    }

    @Test
    void theTableThatWasJudgedIsShown() {
        assertThatThrownBy(() -> assertThatGrowthOf(n -> sink = new byte[n][n - 16])
                        .as("filling")
                        .between(32, 2048)
                        .isAtMostLinear())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(String.format(
                        "[filling] %nExpecting allocation to grow with n at most:%n  linear%nbut it grows faster:%n"
                                + "           n           allocated       times         added per n%n          32  "))
                .hasMessageContaining(String.format("%n       2,048  "))
                .hasMessageContaining("  3.99  ");
        assertThatThrownBy(
                        () -> assertThatGrowthOf(n -> sink = new byte[n - 16]).isAtMostLogarithmic())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("added per log n")
                .hasMessageContaining("65,536 B");
        assertThatThrownBy(
                        () -> assertThatGrowthOf(n -> sink = new byte[n - 16]).isAtMostConstant())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("constant")
                .hasMessageNotContaining("added per");
        assertThatThrownBy(() -> assertThatGrowthOf(n -> sink = new byte[n][n])
                        .between(10, 640)
                        .isAtMostNLogN())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("added per n log n");
    }

    @Test
    void codeThatThrowsCanNotBeJudged() {
        assertThatThrownBy(() -> assertThatGrowthOf(n -> {
                            throw new IllegalStateException("n = " + n);
                        })
                        .isAtMostLinear())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("can't be judged")
                .hasMessageContaining("the code threw java.lang.IllegalStateException: n = 64");
    }

    @Test
    void tooFewSizesAreRefused() {
        assertThatThrownBy(() -> assertThatGrowthOf(n -> {}).between(10, 600))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("can't judge growth between 10 and 600; write 1 or more, and at least 64 times as much");
    }

    @Test
    void noCodeFails() {
        assertThatThrownBy(() -> assertThatGrowthOf(null).isAtMostLinear())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not to be null");
    }
}
