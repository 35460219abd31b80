package io.github.memorybudget.assertj;

import static io.github.memorybudget.assertj.MemoryAssertions.assertThatFootprintOf;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.memorybudget.core.footprint.Boundary;
import java.util.List;
import org.junit.jupiter.api.Test;

class FootprintAssertionsTest {

    private final byte[][] tree = {new byte[1008], new byte[1008]};

    @Test
    void whatIsWithinTheSizePasses() {
        assertThatFootprintOf(new byte[1008]).isAtMost("1 KB");
        assertThatFootprintOf(tree).isAtMost("3 KB").isAtMost("4 MB");
    }

    @Test
    void allThatCanBeReachedCounts() {
        assertThatThrownBy(() -> assertThatFootprintOf(tree).isAtMost("2 KB"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Expecting the footprint of byte[][] to be at most:")
                .hasMessageContaining("2 KB (2,048 B)");
    }

    @Test
    void oneByteTooMuchFails() {
        assertThatThrownBy(() -> assertThatFootprintOf(new byte[1008]).isAtMost("1023 B"))
                .isInstanceOf(AssertionError.class)
                .hasMessage(String.format("%nExpecting the footprint of byte[] to be at most:%n  1023 B (1,023 B)%n"
                        + "but it was:%n  1 KB (1,024 B)%n1 B too much%nWhat makes it up:%n  1  byte[]  1,024 B"));
    }

    @Test
    void theDescriptionComesFirst() {
        assertThatThrownBy(
                        () -> assertThatFootprintOf(tree).as("the %s", "cache").isAtMost("0 B"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("[the cache] ");
    }

    @Test
    void nullFails() {
        assertThatThrownBy(() -> assertThatFootprintOf(null).isAtMost("1 MB"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not to be null");
    }

    @Test
    void aMalformedSizeIsRefused() {
        assertThatThrownBy(() -> assertThatFootprintOf(tree).isAtMost("4"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"4\" is not a size; write a number and a unit");
    }

    @Test
    void theClassesThatMakeItUpAreToldTheLargestFirst() {
        Object[] mixed = {new byte[1008], new byte[1008], new long[100], 1000, 2000, "text", Thread.State.NEW, 'a', 1.5
        };
        assertThatThrownBy(() -> assertThatFootprintOf(mixed).isAtMost("1 KB"))
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching("(?s).*What makes it up:\\R  \\d  byte\\[]  2,\\d+ B\\R  1  long\\[]  816 B\\R.*")
                .hasMessageContaining("other classes  ");
    }

    @Test
    void whatIsLeftOutDoesNotCount() {
        Object[] worker = {Thread.currentThread(), new byte[1008]};
        assertThatFootprintOf(worker).leavingOut(Boundary.THREADS).isAtMost("2 KB");
        assertThatFootprintOf(worker).leavingOut(Thread.class, byte[].class).isAtMost("100 B");
        assertThatThrownBy(() -> assertThatFootprintOf(worker).isAtMost("2 KB")).isInstanceOf(AssertionError.class);
    }

    @Test
    void theSizeOfAnotherIsAMeasure() {
        byte[] other = new byte[1008];
        assertThatFootprintOf(new byte[2032])
                .hasFootprintOfAtMostTimes(2, other)
                .hasFootprintOfAtMostTimes(2.5, other);
        assertThatThrownBy(() -> assertThatFootprintOf(new byte[2040]).hasFootprintOfAtMostTimes(2, other))
                .isInstanceOf(AssertionError.class)
                .hasMessage(String.format(
                        "%nExpecting the footprint of byte[] to be at most 2 times that of byte[]:%n  1 KB (1,024 B)%n"
                                + "but it was:%n  2.0 KB (2,056 B)%n2.008 times as large%n"
                                + "What makes it up:%n  1  byte[]  2,056 B%n"
                                + "What makes up the other:%n  1  byte[]  1,024 B"));
        assertThatThrownBy(() -> assertThatFootprintOf(other).hasFootprintOfAtMostTimes(-1, other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an object can't be -1.0 times as large; write 0 or more");
    }

    @Test
    void instancesAreCountedBySubtypesToo() {
        List<Object> numbers = List.of(1000, 2000L, 3.0, "4000");
        assertThatFootprintOf(numbers).hasAtMostInstancesOf(Number.class, 3).hasAtMostInstancesOf(Thread.class, 0);
        assertThatThrownBy(() -> assertThatFootprintOf(numbers).hasAtMostInstancesOf(Number.class, 2))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(String.format("to reach at most:%n  2 instances of java.lang.Number%n"
                        + "but it reaches:%n  3%nThey are:%n  1  java.lang."))
                .hasMessageContaining("java.lang.Integer")
                .hasMessageNotContaining("java.lang.String");
        assertThatThrownBy(() -> assertThatFootprintOf(numbers).hasAtMostInstancesOf(Number.class, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there can't be -1 instances; write 0 or more");
    }

    private record Held(Object first, Object second) {}

    @Test
    void theWayToWhatMustNotBeReachedIsTold() {
        Held held = new Held(new Object[] {"a", 1000}, "b");
        assertThatFootprintOf(held).doesNotReach(Thread.class).doesNotReach(Held.class);
        assertThatThrownBy(() -> assertThatFootprintOf(held).doesNotReach(Number.class))
                .isInstanceOf(AssertionError.class)
                .hasMessage(String.format(
                        "%nExpecting %1$s not to reach an instance of:%n  java.lang.Number%nbut it does:%n  %1$s%n"
                                + "  ↓ first  java.lang.Object[]%n  ╰→ [1]  java.lang.Integer",
                        Held.class.getTypeName()));
    }

    @Test
    void aLongWayIsToldByItsEnds() {
        Object chain = 1000;
        for (int i = 0; i < 500; i++) {
            chain = new Held(chain, "other");
        }
        Object first = chain;
        assertThatThrownBy(() -> assertThatFootprintOf(first).doesNotReach(Number.class))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("↓ … 480 more steps")
                .hasMessageEndingWith("╰→ first  java.lang.Integer");
    }

    @Test
    void theBytesCanBeExtracted() {
        assertThatFootprintOf(new byte[1008]).extractingBytes().isEqualTo(1024).isEven();
        assertThatThrownBy(() ->
                        assertThatFootprintOf(new byte[1008]).extractingBytes().isOdd())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("[footprint of byte[] in bytes] ");
    }
}
