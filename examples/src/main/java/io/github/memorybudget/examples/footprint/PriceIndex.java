package io.github.memorybudget.examples.footprint;

/** Prices by product number. */
public interface PriceIndex {

    long centsOf(int product);
}
