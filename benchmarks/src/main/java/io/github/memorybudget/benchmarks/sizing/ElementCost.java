package io.github.memorybudget.benchmarks.sizing;

/**
 * What a collection takes for each entry, without the keys and values themselves.
 *
 * @param collection its name
 * @param measured growth from empty to full in bytes, by sizing
 * @param reckoned the same by arithmetic from the layouts of the classes that the collection is known to be made of
 * @param entries how many it is full with
 */
record ElementCost(String collection, long measured, long reckoned, int entries) {

    double bytesPerEntry() {
        return (double) measured / entries;
    }

    double reckonedPerEntry() {
        return (double) reckoned / entries;
    }
}
