package io.github.memorybudget.core.heapdump;

import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.LeakTrace;
import java.io.IOException;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Questions to one or two dumps, answered in this JVM. Where that could exhaust it, {@link AnalysisProcess} asks the same in
 * a JVM of its own.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HeapAnalysis {

    private HeapAnalysis() {}

    /**
     * What is there after that was not before, by what holds it, and the paths to what counts. Compares paths folded to class
     * and field names, since collectors move objects.
     *
     * @param traces greatest number of paths
     * @throws HeapDumpException if a file is no complete dump
     */
    public static HolderReport compare(HeapDump before, HeapDump after, HolderRules rules, int traces)
            throws IOException {
        HeapSummaryPair pair = HeapSummaryPair.of(before, after, rules);
        return HolderAnalysis.compareRuns(pair.earlier(), pair.later(), traces);
    }

    /**
     * What holds the growth of one run, where the earlier dump is from before the run, but not from right before it. What has
     * changed in between is told by class only, so there are bounds; they meet for the classes that did not change. Threads
     * that the run started and left are held by whoever holds them where they are under {@link SearchMark}s, and their code is
     * not the user's own.
     *
     * @param growth how classes grew in the run; the report is about no more than that
     * @param traces greatest number of paths
     * @throws HeapDumpException if a file is no complete dump
     */
    public static HolderReport attribute(
            HeapDump earlier, HeapDump after, List<ClassGrowth> growth, HolderRules rules, int traces)
            throws IOException {
        HeapSummaryPair pair = HeapSummaryPair.aroundRun(earlier, after, rules);
        return RunAttribution.of(pair.earlier(), pair.later(), growth, traces);
    }

    /**
     * The same where no dump was taken before: from the growth by class of the run, with bounds.
     *
     * @param growth how classes grew in the run; the report is about no more than that
     * @param traces greatest number of paths
     * @throws HeapDumpException if the file is no complete dump
     */
    public static HolderReport estimate(HeapDump after, List<ClassGrowth> growth, HolderRules rules, int traces)
            throws IOException {
        return HolderAnalysis.estimate(HeapSummary.readOfRun(after, rules), growth, traces);
    }

    /**
     * What only classes hold that a run loaded or initialised, all of which the run made: own ones, which counts, and others,
     * which is first use. What holders from before the run have more than before is not among it.
     *
     * @throws HeapDumpException if the file is no complete dump
     */
    public static HolderReport broughtByRun(HeapDump dump, HolderRules rules) throws IOException {
        return HolderAnalysis.broughtByRun(HeapSummary.readOfRun(dump, rules));
    }

    /**
     * What holds the buffers that were made after the one under a {@link SearchMark}, in bytes off the heap; all buffers
     * where none is marked. The paths lead to the buffers, but for those that the JDK keeps for a thread.
     *
     * @param countedOnly whether there are paths only to what counts
     * @param traces greatest number of paths
     * @throws HeapDumpException if the file is no complete dump
     */
    public static HolderReport buffers(HeapDump dump, HolderRules rules, boolean countedOnly, int traces)
            throws IOException {
        return BufferHolders.of(
                HeapGraphBuilder.read(dump.file(), dump.layout(), dump.sizes()), rules, countedOnly, traces);
    }

    /**
     * Whose the live threads under {@link SearchMark}s are; all figures are numbers of threads. What holds a thread besides
     * itself decides, and the code that it runs.
     *
     * @throws HeapDumpException if the file is no complete dump
     */
    public static HolderReport threads(HeapDump dump, HolderRules rules) throws IOException {
        return ThreadHolders.of(HeapGraphBuilder.readForLeftThreads(dump.file(), dump.layout(), dump.sizes()), rules);
    }

    /**
     * Shortest paths to the instances of a class.
     *
     * @param limit greatest number of paths
     * @throws HeapDumpException if the file is no complete dump
     */
    public static List<LeakTrace> pathsToInstances(HeapDump dump, String className, HolderRules rules, int limit)
            throws IOException {
        return HeapSnapshot.read(dump).pathsToInstances(className, rules, limit);
    }

    /**
     * Shortest paths to the objects under a {@link SearchMark}.
     *
     * @param limit greatest number of paths
     * @throws HeapDumpException if the file is no complete dump
     */
    public static List<LeakTrace> pathsToMarked(HeapDump dump, HolderRules rules, int limit) throws IOException {
        return HeapSnapshot.read(dump).pathsToMarked(rules, limit);
    }
}
