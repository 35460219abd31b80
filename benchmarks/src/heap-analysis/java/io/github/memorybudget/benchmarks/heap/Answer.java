package io.github.memorybudget.benchmarks.heap;

/**
 * What a library says of the {@link Culprit}.
 *
 * @param steps references on the path from the root to it, as the library counts them; at least one
 * @param retained bytes that would go with it
 */
record Answer(int steps, long retained) {

    Answer {
        if (steps < 1) {
            throw new IllegalStateException("No path to the culprit");
        }
    }
}
