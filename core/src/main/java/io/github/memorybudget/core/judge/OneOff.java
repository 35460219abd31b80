package io.github.memorybudget.core.judge;

import java.util.List;

/**
 * What is known of what only a test's first run kept: memory, buffers off the heap, threads.
 *
 * @since 0.1
 */
public sealed interface OneOff {

    /**
     * What holds it was looked at. Counted is what something held that was there before the run, or the user's own classes;
     * not counted is first use of others. The bounds meet where it is known to the byte.
     *
     * @param atLeast bytes (of threads their number) that surely count
     * @param atMost bytes (of threads their number) that may count
     * @param never bytes that do not count in any run
     * @param holders what holds most of the rest, in words, the largest first
     * @param counting what holds most of what may count
     */
    record HeldBy(long atLeast, long atMost, NeverCounted never, List<String> holders, List<String> counting)
            implements OneOff {

        /** Growth of which all is known to be first use of others, and what holds it. */
        public static HeldBy firstUse(List<String> holders) {
            return new HeldBy(0, 0, NeverCounted.NOTHING, holders, List.of());
        }

        public HeldBy {
            holders = List.copyOf(holders);
            counting = List.copyOf(counting);
        }
    }

    /** The user wants nothing counted that is kept once. */
    record NotCounted() implements OneOff {}

    /**
     * It could not be told.
     *
     * @param reason why
     */
    record Unknown(String reason) implements OneOff {}
}
