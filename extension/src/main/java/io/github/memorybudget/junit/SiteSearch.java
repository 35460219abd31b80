package io.github.memorybudget.junit;

import io.github.memorybudget.core.heapdump.ScratchFolder;
import io.github.memorybudget.core.result.AllocationSite;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.site.AllocationRecording;
import io.github.memorybudget.core.site.Samples;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.vm.UnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds where a test allocates: more rehearsals, with the flight recorder on. */
final class SiteSearch {

    private static final int MOST_RUNS = 20;

    /** What a few of the recorder's samples take: a thread's buffer has up to half a heap region, which has 1 MB or more. */
    private static final long ENOUGH = 16L << 20;

    /** Below this, not even that many runs are likely to bring a sample. */
    private static final long TOO_LITTLE = 64L << 10;

    private static final long MOST_NANOS = 300_000_000;

    /** Part of the free heap that a leak may take while it is recorded. */
    private static final int HEAP_SHARE = 8;

    private final Rehearsals rehearsals;

    SiteSearch(Rehearsals rehearsals) {
        this.rehearsals = rehearsals;
    }

    /**
     * What was found.
     *
     * @param sites where it was allocated, the largest first
     * @param threadStarts a sentence for each place where threads were started, as far as that was seen
     * @param problem why no site was found, or null
     */
    record Found(
            List<AllocationSite> sites,
            List<String> threadStarts,
            @Nullable String problem) {

        static final Found NOTHING = new Found(List.of(), List.of(), null);

        Found withoutSites() {
            return new Found(List.of(), threadStarts, problem);
        }
    }

    /**
     * Searches.
     *
     * @param growth classes whose sites are wanted; empty for all that the test allocates
     * @param allocated bytes that a run allocates
     * @param kept bytes that a run keeps
     * @param threads names of threads whose start is wanted
     */
    Found search(List<ClassGrowth> growth, long allocated, long kept, List<String> threads) {
        if (threads.isEmpty() && allocated * MOST_RUNS < TOO_LITTLE) {
            return nothing(ByteSize.exact(allocated) + " a run are too few for the flight recorder's samples");
        }
        try (AllocationRecording recording = AllocationRecording.start(SiteSearch.class)) {
            String problem = record(recording, threads.isEmpty() ? runs(allocated, kept) : 1);
            return problem == null ? found(stop(recording), growth, threads) : nothing(problem);
        } catch (UnavailableException e) {
            return nothing(e.getMessage());
        } catch (IOException e) {
            return nothing("no file can be written for the flight recording: " + e);
        }
    }

    private @Nullable String record(AllocationRecording recording, int mostRuns) {
        long start = System.nanoTime();
        for (int run = 0; run < mostRuns && System.nanoTime() - start < MOST_NANOS; run++) {
            Optional<String> failed =
                    rehearsals.once((desk, invocation, method, repeated) -> recording.around(invocation::proceed));
            if (failed.isPresent()) {
                return failed.get();
            }
        }
        return null;
    }

    /** As few runs as bring some samples, and no more than the heap has room for. */
    private static int runs(long allocated, long kept) {
        Runtime runtime = Runtime.getRuntime();
        long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
        long wanted = Math.min(MOST_RUNS, 1 + ENOUGH / Math.max(1, allocated));
        return (int) Math.max(1, Math.min(wanted, free / HEAP_SHARE / Math.max(1, kept)));
    }

    private static Samples stop(AllocationRecording recording) throws IOException, UnavailableException {
        try (ScratchFolder folder = ScratchFolder.make()) {
            return recording.stop(folder.path());
        }
    }

    private static Found found(Samples samples, List<ClassGrowth> growth, List<String> threads) {
        List<AllocationSite> sites = growth.isEmpty() ? samples.sites() : samples.sitesOf(growth);
        List<String> starts = starts(samples, threads);
        String problem = null;
        if (sites.isEmpty() && threads.isEmpty()) {
            problem = samples.size() == 0
                    ? "too little is allocated for the flight recorder to see any of it"
                    : "the flight recorder saw " + samples.size() + " allocations, none of a class that grew";
        } else if (starts.isEmpty() && !threads.isEmpty()) {
            problem = "no start of a thread of that name was recorded";
        }
        return new Found(sites, starts, problem);
    }

    /** A sentence for each place; a pool starts all its threads at one. */
    private static List<String> starts(Samples samples, List<String> threads) {
        Map<String, List<String>> byPlace = new LinkedHashMap<>();
        for (String thread : threads) {
            List<String> stack = samples.startOf(thread);
            if (!stack.isEmpty()) {
                byPlace.computeIfAbsent(AllocationSite.placeIn(stack), place -> new ArrayList<>())
                        .add(thread);
            }
        }
        List<String> starts = new ArrayList<>();
        byPlace.forEach((place, started) -> starts.add(
                started.size() == 1
                        ? "thread " + started.get(0) + " was started at " + place
                        : started.size() + " threads, such as " + started.get(0) + ", were started at " + place));
        return starts;
    }

    private static Found nothing(@Nullable String problem) {
        return new Found(List.of(), List.of(), problem);
    }
}
