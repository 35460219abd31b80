package io.github.memorybudget.examples.footprint;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToLongFunction;

/** A map of boxed numbers: three objects and a table slot for each price. */
public final class BoxedPriceIndex implements PriceIndex {

    private final Map<Integer, Long> centsByProduct = new HashMap<>();

    public BoxedPriceIndex(int[] products, IntToLongFunction prices) {
        for (int product : products) {
            centsByProduct.put(product, prices.applyAsLong(product));
        }
    }

    @Override
    public long centsOf(int product) {
        return centsByProduct.get(product);
    }
}
