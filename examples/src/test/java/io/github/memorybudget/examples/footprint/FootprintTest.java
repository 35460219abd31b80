package io.github.memorybudget.examples.footprint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.memorybudget.junit.KnownLeak;
import io.github.memorybudget.junit.MemoryBudget;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Culprit: data that takes far more memory than its content.
 *
 * <p>Twenty thousand prices are 240 KB of numbers, but several times that as a map, because each number becomes
 * an object and each pair a node. The fix keeps the numbers in arrays. The budget is on the field: the deep size of
 * what it holds.
 */
class FootprintTest {

    private static final int[] PRODUCTS =
            IntStream.range(0, 20_000).map(i -> 7 * i).toArray();

    @MemoryBudget(footprint = "512 KB")
    private PriceIndex index;

    @Test
    @KnownLeak(
            issue = "https://github.com/memory-budget/examples/issues/10",
            until = "2099-12-31",
            reason = "kept as an example: a map of boxed numbers",
            metrics = "footprint")
    void mapOfBoxedNumbers() {
        index = new BoxedPriceIndex(PRODUCTS, FootprintTest::price);
        assertEquals(price(7_000), index.centsOf(7_000));
    }

    @Test
    void arraysOfNumbers() {
        index = new ArrayPriceIndex(PRODUCTS, FootprintTest::price);
        assertEquals(price(7_000), index.centsOf(7_000));
    }

    private static long price(int product) {
        return 1_000L + product % 977;
    }
}
