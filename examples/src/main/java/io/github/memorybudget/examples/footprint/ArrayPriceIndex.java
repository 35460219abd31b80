package io.github.memorybudget.examples.footprint;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/** Two arrays, sorted by product: twelve bytes for each price. */
public final class ArrayPriceIndex implements PriceIndex {

    private final int[] sortedProducts;
    private final long[] cents;

    public ArrayPriceIndex(int[] products, IntToLongFunction prices) {
        sortedProducts = products.clone();
        Arrays.sort(sortedProducts);
        cents = Arrays.stream(sortedProducts).mapToLong(prices).toArray();
    }

    @Override
    public long centsOf(int product) {
        return cents[Arrays.binarySearch(sortedProducts, product)];
    }
}
