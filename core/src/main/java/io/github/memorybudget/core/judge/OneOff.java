package io.github.memorybudget.core.judge;

import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /**
     * What a run that allocated more than all others kept of it: a cache that it filled, or nothing.
     *
     * @param atLeast bytes that surely stay and count
     * @param atMost bytes that may, as far as was looked
     * @param firstUse bytes that stay and are surely first use of others
     * @param nothingLoaded whether the run loaded and initialised no class, so that there was no first use
     * @param holders what holds most of what counts, in words, the largest first
     * @param unseen where nobody could look, in words, or null
     */
    record Kept(
            long atLeast,
            long atMost,
            long firstUse,
            boolean nothingLoaded,
            List<String> holders,
            @Nullable String unseen)
            implements OneOff {
        public Kept {
            holders = List.copyOf(holders);
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
