package io.github.memorybudget.examples.listener;

/** The latest prices of a share, in a ring. */
final class PriceHistory {

    private final long[] cents = new long[512];
    private int count;

    void add(PriceChanged change) {
        cents[count % cents.length] = change.cents();
        count++;
    }

    long latest() {
        return cents[(count - 1) % cents.length];
    }
}
