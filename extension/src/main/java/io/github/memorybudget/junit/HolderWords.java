package io.github.memorybudget.junit;

import io.github.memorybudget.core.heapdump.HeldBy;
import io.github.memorybudget.core.heapdump.Holder;
import io.github.memorybudget.core.heapdump.HolderReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** Says what holds most of something. */
final class HolderWords {

    private static final int MOST_HOLDERS = 3;

    private HolderWords() {}

    /**
     * The largest holders of these kinds, but for those that the measuring and the test framework brought.
     *
     * @param amount how much a holder holds, in words
     */
    static List<String> of(HolderReport found, Predicate<HeldBy> kinds, LongFunction<String> amount) {
        Map<String, Long> sums = new LinkedHashMap<>();
        for (Holder holder : found.holders()) {
            if (kinds.test(holder.heldBy())
                    && holder.bytes() > 0
                    && (holder.heldBy().counts() || !HolderRulesOf.isFrameworks(holder.name()))) {
                sums.merge(holder.name(), holder.bytes(), Long::sum);
            }
        }
        return sums.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_HOLDERS)
                .map(holder -> holder.getKey() + " (" + amount.apply(holder.getValue()) + ")")
                .toList();
    }
}
