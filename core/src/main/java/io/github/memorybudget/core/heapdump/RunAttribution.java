package io.github.memorybudget.core.heapdump;

import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.LeakTrace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Attributes the growth of one run, known by class, to what holds it, by two dumps: one from before the run, and one from
 * right after it.
 *
 * <p>For each class the dumps say by how much memory that counts, and memory that doesn't, has grown between them; the two
 * together are the run's growth and what changed between the earlier dump and the run. How much the latter is is therefore
 * known, but not which of the two it belongs to: so there are bounds. They meet for a class that changed in the run alone, and
 * for one whose instances only one kind of holder has more of.
 */
final class RunAttribution {

    /** Among so many places that grew between two dumps are those that grew in the run. */
    private static final int MOST_PLACES = 50;

    private static final double NEARLY_ALL = 0.8;

    private final ClassTotals before;
    private final ClassTotals after;

    private RunAttribution(ClassTotals before, ClassTotals after) {
        this.before = before;
        this.after = after;
    }

    static HolderReport of(HeapSummary before, HeapSummary after, List<ClassGrowth> growth, int traces) {
        return new RunAttribution(before.totals(), after.totals()).report(before, after, growth, traces);
    }

    private HolderReport report(HeapSummary first, HeapSummary last, List<ClassGrowth> growth, int traces) {
        Map<String, Grown> inRun = new HashMap<>();
        growth.forEach(row ->
                inRun.merge(ClassNames.stable(row.className()), new Grown(row.instances(), row.bytes()), Grown::plus));
        Set<String> names = new TreeSet<>(inRun.keySet());
        long total = 0;
        long atLeast = 0;
        long atMost = 0;
        long soft = 0;
        long ignored = 0;
        long finalizer = 0;
        long frameworks = 0;
        long spare = 0;
        for (String name : names) {
            Grown grown = inRun.get(name);
            long run = grown.bytes();
            Bounds counted = counted(name, grown);
            total += run;
            atLeast += counted.atLeast();
            atMost += counted.atMost();
            soft += grown(name, run, HeldBy.SOFT);
            ignored += grown(name, run, HeldBy.IGNORED);
            finalizer += grown(name, run, HeldBy.FINALIZER);
            frameworks += grown(name, run, HeldBy.FRAMEWORK);
            spare += grown(name, run, HeldBy.SPARE);
        }
        HolderReport compared = HolderAnalysis.compare(first, last, Math.max(traces, MOST_PLACES));
        return new HolderReport(
                Math.min(atLeast, atMost),
                atMost,
                Math.max(0, total - atMost - soft - ignored - finalizer - frameworks - spare),
                soft,
                ignored,
                finalizer,
                frameworks,
                spare,
                compared.holders(),
                fittingFirst(compared.traces(), atMost, traces));
    }

    /**
     * The dumps show what came between them and the run, too, which may be more than the run kept. Places that together nearly
     * make up what the run kept are shown before those that grew by more.
     *
     * @param places the largest first
     * @param kept bytes that the run may have kept
     */
    static List<LeakTrace> fittingFirst(List<LeakTrace> places, long kept, int limit) {
        List<LeakTrace> fitting = new ArrayList<>();
        List<LeakTrace> others = new ArrayList<>();
        long left = kept;
        for (LeakTrace place : places) {
            boolean fits = place.retained() <= left;
            (fits ? fitting : others).add(place);
            left -= fits ? place.retained() : 0;
        }
        boolean isExplained = kept > 0 && left <= kept * (1 - NEARLY_ALL);
        List<LeakTrace> ordered =
                isExplained ? Stream.concat(fitting.stream(), others.stream()).toList() : places;
        return ordered.subList(0, Math.min(limit, ordered.size()));
    }

    private record Bounds(long atLeast, long atMost) {}

    /** By how much a class grew in the run. */
    private record Grown(long instances, long bytes) {

        Grown plus(Grown more) {
            return new Grown(instances + more.instances, bytes + more.bytes);
        }
    }

    /** What of a class's growth in the run counts. */
    private Bounds counted(String name, Grown inRun) {
        long run = inRun.bytes();
        long counted = 0;
        for (HeldBy kind : HeldBy.values()) {
            counted += kind.counts() ? Math.max(0, growth(name, kind)) : 0;
        }
        if (run <= 0) {
            // What went is no growth of anything.
            return new Bounds(Math.max(run, Math.min(0, growth(name, HeldBy.OLD))), 0);
        }
        long between = between(name, run);
        // Behind classes that the run loaded there is nothing from before it.
        long certainlyOthers = Math.max(0, growth(name, HeldBy.FIRST_USE));
        long certainlyOwn = Math.max(0, growth(name, HeldBy.OWN_FIRST_USE));
        // What the run made and the later dump has no more is kept by nobody; unless as much that counts went before
        // the run.
        long gone = Math.min(Math.max(0, -between), countedBefore(name));
        long notBetween = Math.max(0, counted - certainlyOwn - Math.max(0, between));
        // An object that is larger than all that came between is none of it. What went in between made room for more.
        long came = Math.max(0, between) + after.goneSince(name, before);
        LargeGrowth sizes = after.large(name).grownSince(before.large(name));
        boolean isAllUncertain = certainlyOthers == 0 && certainlyOwn == 0;
        long alone = isAllUncertain ? sizes.oldOfRunAlone(inRun.instances(), run) : 0;
        long large = Math.max(sizes.oldOfMoreThan(came), alone);
        // Growth that older objects made less on their way to the dump says nothing against what is certainly there.
        long atMost = Math.max(Math.min(run - certainlyOthers, counted + gone), certainlyOwn + large);
        long atLeast = Math.min(atMost, certainlyOwn + Math.max(notBetween, large));
        return new Bounds(atLeast, atMost);
    }

    private long countedBefore(String name) {
        return before.bytes(name, HeldBy.OLD) + before.bytes(name, HeldBy.OWN_FIRST_USE);
    }

    private long growth(String name, HeldBy kind) {
        return after.bytes(name, kind) - before.bytes(name, kind);
    }

    /** What of a class's growth in the run is certainly held this way: not what may have come between dump and run. */
    private long grown(String name, long run, HeldBy kind) {
        return Math.max(0, Math.min(run, growth(name, kind) - Math.max(0, between(name, run))));
    }

    /** What the dumps saw and the run did not, without what is less now than before. */
    private long between(String name, long run) {
        long grown = 0;
        for (HeldBy kind : HeldBy.values()) {
            grown += Math.max(0, growth(name, kind));
        }
        return grown - run;
    }
}
