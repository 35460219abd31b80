package io.github.memorybudget.assertj;

import static io.github.memorybudget.assertj.MemoryAssertions.assertThatFootprintOf;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
                        + "but it was:%n  1 KB (1,024 B)%n1 B too much"));
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
}
