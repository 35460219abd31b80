package io.github.memorybudget.junit;

import io.github.memorybudget.core.judge.Judgement;
import io.github.memorybudget.core.message.EvidenceNote;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.result.ThreadsFigure;
import io.github.memorybudget.core.verdict.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for the cause once a test is over its budget: what holds it, and where it was allocated. */
final class CulpritSearch {

    /** Finds what holds memory. */
    @FunctionalInterface
    interface Holders {

        /** What holds so many bytes, on the heap or off it. */
        LeakSearch.Found of(Metric metric, long bytes);
    }

    private final Holders leaks;
    private final SiteSearch sites;
    private final Judgement judgement;
    private final List<ClassGrowth> growth;
    private final List<Finding> notes = new ArrayList<>();

    /**
     * Prepares.
     *
     * @param leaks finds what holds so many bytes
     * @param growth what grew in a run, by class
     */
    CulpritSearch(Holders leaks, SiteSearch sites, Judgement judgement, List<ClassGrowth> growth) {
        this.leaks = leaks;
        this.sites = sites;
        this.judgement = judgement;
        this.growth = growth;
    }

    Culprit search() {
        Set<Metric> exceeded = judgement.exceeded();
        Metric where = judgement.keptMetric();
        LeakSearch.Found held =
                exceeded.contains(where) ? leaks.of(where, measured(judgement.kept())) : LeakSearch.Found.NOTHING;
        if (held.problem() != null) {
            notes.add(EvidenceNote.HOLDER_NOT_FOUND.of(where, held.problem()));
        }
        if (held.cause() != null) {
            notes.add(new Finding(where, Finding.Kind.NOTE, null, null, held.cause()));
        }
        if (held.dump() != null) {
            notes.add(EvidenceNote.HEAP_DUMP.of(where, held.dump()));
        }
        SiteSearch.Found made = sites(exceeded);
        return new Culprit(held.traces(), made.sites(), notes);
    }

    private SiteSearch.Found sites(Set<Metric> exceeded) {
        boolean retained = exceeded.contains(Metric.RETAINED);
        boolean allocated = exceeded.contains(Metric.ALLOCATED);
        boolean threads = exceeded.contains(Metric.THREADS);
        if (!retained && !allocated && !threads) {
            return SiteSearch.Found.NOTHING;
        }
        Figure made = judgement.figures().allocated();
        boolean filledOnce = allocated && made != null && made.isOfFirstRunOnly();
        if (!threads && (!retained || growth.isEmpty()) && (!allocated || filledOnce)) {
            notes.add(EvidenceNote.SITES_NOT_SEEN.of(
                    retained ? Metric.RETAINED : Metric.ALLOCATED,
                    retained
                            ? "only a run that was not recorded is known to have kept it"
                            : "only the first run allocated it, which was not recorded"));
            return SiteSearch.Found.NOTHING;
        }
        ThreadsFigure left = judgement.figures().threads();
        long kept = retained ? measured(judgement.figures().retained()) : 0;
        SiteSearch.Found found = sites.search(
                retained ? growth : List.of(),
                Math.max(kept, measured(judgement.figures().allocated())),
                kept,
                threads && left != null ? left.names() : List.of());
        if (found.problem() != null) {
            Metric metric = retained ? Metric.RETAINED : allocated ? Metric.ALLOCATED : Metric.THREADS;
            notes.add(EvidenceNote.SITES_NOT_SEEN.of(metric, found.problem()));
        }
        found.threadStarts()
                .forEach(start -> notes.add(new Finding(Metric.THREADS, Finding.Kind.NOTE, null, null, start)));
        return retained || allocated ? found : found.withoutSites();
    }

    private static long measured(@Nullable Figure figure) {
        return figure == null || figure.measured() == null ? 0 : figure.measured();
    }
}
