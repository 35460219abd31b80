package io.github.memorybudget.core.heapdump;

import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.LeakTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells memory that counts from first use of others and from what only waits to go. */
final class HolderAnalysis {

    /** Of those that count, and of the others. */
    private static final int TOP_HOLDERS = 20;

    private static final Comparator<Holder> LARGEST_FIRST = Comparator.comparingLong((Holder holder) -> -holder.bytes())
            .thenComparing(Holder::name)
            .thenComparing(Holder::heldBy);

    private HolderAnalysis() {}

    /** Exact: what each kind of holder has more than before. */
    static HolderReport compare(HeapSummary before, HeapSummary after, int traces) {
        SignatureGrowth growth = SignatureGrowth.between(before.tree(), after.tree());
        return compare(before, after, grown(before, after), TraceFinder.findOfOneRun(growth, true, traces));
    }

    /**
     * The same for a run of a test that keeps memory in every run. Where most of that is not behind what counts, as with what
     * the JDK caches for each new key, paths to all of it are given.
     */
    static HolderReport compareRuns(HeapSummary before, HeapSummary after, int traces) {
        EnumMap<HeldBy, Long> grown = grown(before, after);
        SignatureGrowth growth = SignatureGrowth.between(before.tree(), after.tree());
        boolean countedOnly = counted(grown) >= warmUp(grown);
        return compare(before, after, grown, TraceFinder.find(growth, countedOnly, traces));
    }

    /**
     * What classes that the run brought hold, all of which it made: own ones, which counts, and others, which is first use.
     */
    static HolderReport broughtByRun(HeapSummary after) {
        EnumMap<HeldBy, Long> sums = sums(after.tree());
        List<Holder> holders = holders(null, after.tree()).stream()
                .filter(holder -> holder.heldBy() == HeldBy.OWN_FIRST_USE || holder.heldBy() == HeldBy.FIRST_USE)
                .toList();
        long own = sums.get(HeldBy.OWN_FIRST_USE);
        return new HolderReport(own, own, sums.get(HeldBy.FIRST_USE), 0, 0, 0, 0, 0, holders, List.of());
    }

    private static EnumMap<HeldBy, Long> grown(HeapSummary before, HeapSummary after) {
        EnumMap<HeldBy, Long> grown = sums(after.tree());
        add(grown, before.tree(), -1);
        return grown;
    }

    private static long counted(EnumMap<HeldBy, Long> sums) {
        return sums.get(HeldBy.OLD) + sums.get(HeldBy.OWN_FIRST_USE);
    }

    private static long warmUp(EnumMap<HeldBy, Long> sums) {
        return sums.get(HeldBy.METADATA) + sums.get(HeldBy.FIRST_USE);
    }

    private static HolderReport compare(
            HeapSummary before, HeapSummary after, EnumMap<HeldBy, Long> grown, List<LeakTrace> traces) {
        return new HolderReport(
                counted(grown),
                counted(grown),
                warmUp(grown),
                grown.get(HeldBy.SOFT),
                grown.get(HeldBy.IGNORED),
                grown.get(HeldBy.FINALIZER),
                grown.get(HeldBy.FRAMEWORK),
                grown.get(HeldBy.SPARE),
                holders(before.tree(), after.tree()),
                traces);
    }

    /**
     * Bounds from the growth by class: an instance is new or old, which a dump can't tell; but what only holders keep that the
     * run itself brought is new, and no more of a class can be held by a kind of holder than that kind holds.
     */
    static HolderReport estimate(HeapSummary after, List<ClassGrowth> growth, int traces) {
        ClassTotals totals = after.totals();
        long atLeast = 0;
        long atMost = 0;
        long warmUp = 0;
        EnumMap<HeldBy, Long> others = new EnumMap<>(HeldBy.class);
        for (ClassGrowth grown : growth) {
            long bytes = grown.bytes();
            if (bytes <= 0) {
                atLeast += bytes;
                continue;
            }
            String name = ClassNames.stable(grown.className());
            long ownNew = Math.min(bytes, totals.bytes(name, HeldBy.OWN_FIRST_USE));
            long libraryNew = Math.min(bytes - ownNew, totals.bytes(name, HeldBy.FIRST_USE));
            long old = totals.bytes(name, HeldBy.OLD);
            long elsewhere = 0;
            for (HeldBy kind : HeldBy.values()) {
                if (!kind.counts()) {
                    elsewhere += totals.bytes(name, kind);
                    if (!kind.isWarmUp()) {
                        others.merge(kind, Math.min(bytes, totals.bytes(name, kind)), Long::sum);
                    }
                }
            }
            atLeast += Math.max(ownNew, bytes - elsewhere);
            atMost += Math.min(bytes - libraryNew, old + ownNew);
            warmUp += Math.min(bytes, libraryNew + totals.bytes(name, HeldBy.METADATA));
        }
        return new HolderReport(
                Math.min(atLeast, atMost),
                atMost,
                warmUp,
                others.getOrDefault(HeldBy.SOFT, 0L),
                others.getOrDefault(HeldBy.IGNORED, 0L),
                others.getOrDefault(HeldBy.FINALIZER, 0L),
                others.getOrDefault(HeldBy.FRAMEWORK, 0L),
                others.getOrDefault(HeldBy.SPARE, 0L),
                holders(null, after.tree()),
                candidates(after.tree(), growth, traces));
    }

    /** Places that hold counted memory of grown classes, no more of it than grew. */
    private static List<LeakTrace> candidates(SignatureTree tree, List<ClassGrowth> growth, int limit) {
        Map<String, Long> grown = new HashMap<>();
        for (ClassGrowth each : growth) {
            if (each.bytes() > 0) {
                grown.put(each.className(), each.bytes());
            }
        }
        return TraceFinder.findOfOneRun(SignatureGrowth.ofClasses(tree, grown), true, limit);
    }

    private static EnumMap<HeldBy, Long> sums(SignatureTree tree) {
        EnumMap<HeldBy, Long> sums = new EnumMap<>(HeldBy.class);
        add(sums, tree, 1);
        return sums;
    }

    private static void add(EnumMap<HeldBy, Long> sums, SignatureTree tree, int sign) {
        for (HeldBy kind : HeldBy.values()) {
            sums.merge(kind, 0L, Long::sum);
        }
        for (int node = 1; node < tree.size(); node++) {
            sums.merge(tree.kind(node), sign * tree.bytes(node), Long::sum);
        }
    }

    private record Key(String name, HeldBy kind) {}

    private static List<Holder> holders(@Nullable SignatureTree before, SignatureTree after) {
        Map<Key, long[]> sums = new HashMap<>();
        add(sums, after, 1);
        if (before != null) {
            add(sums, before, -1);
        }
        List<Holder> holders = new ArrayList<>();
        sums.forEach((key, sum) -> {
            if (sum[0] != 0) {
                holders.add(new Holder(key.name, key.kind, sum[0], sum[1]));
            }
        });
        holders.sort(LARGEST_FIRST);
        // What counts may be little beside first use, and is asked for all the same.
        return Stream.concat(
                        holders.stream()
                                .filter(holder -> holder.heldBy().counts())
                                .limit(TOP_HOLDERS),
                        holders.stream()
                                .filter(holder -> !holder.heldBy().counts())
                                .limit(TOP_HOLDERS))
                .sorted(LARGEST_FIRST)
                .toList();
    }

    private static void add(Map<Key, long[]> sums, SignatureTree tree, int sign) {
        int[] tops = new int[tree.size()];
        for (int node = 1; node < tops.length; node++) {
            tops[node] = tree.isHolder(node) ? node : tops[tree.parent(node)];
            long[] sum = sums.computeIfAbsent(new Key(tree.className(tops[node]), tree.kind(node)), key -> new long[2]);
            sum[0] += sign * tree.bytes(node);
            sum[1] += sign * tree.objects(node);
        }
    }
}
