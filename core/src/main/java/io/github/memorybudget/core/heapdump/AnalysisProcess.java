package io.github.memorybudget.core.heapdump;

import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.LeakTrace;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * Asks the questions of {@link HeapAnalysis} in a JVM of its own, with the same {@code java} and this library alone, so that an
 * analysis can neither exhaust nor disturb this JVM. Never throws for what happens there: the outcome says it. That JVM is
 * kept for the next question, one for all instances, until {@link #endIfIdleFor} or the end of this one.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AnalysisProcess {

    private final AnalysisBounds bounds;

    /** Prepares; starts nothing: what a process makes in this VM must not be in a dump that it is asked about. */
    public AnalysisProcess(AnalysisBounds bounds) {
        this.bounds = bounds;
    }

    /** Whether the JVM is there already, so that asking it starts none. */
    public static boolean isRunning() {
        return SharedAnalysisJvm.isRunning();
    }

    /**
     * Ends the JVM if nobody has asked it anything for so long; the next question starts it anew. To be called where the end
     * of a process, which takes some objects and a thread of this VM with it, disturbs nobody.
     */
    public static void endIfIdleFor(Duration idle) {
        SharedAnalysisJvm.endIfIdleFor(idle);
    }

    /** See {@link HeapAnalysis#compare}. */
    public AnalysisOutcome<HolderReport> compare(HeapDump before, HeapDump after, HolderRules rules) {
        return run(
                request(AnalysisRequest.Kind.COMPARE, List.of(before, after), "", rules, List.of()), report -> report);
    }

    /** See {@link HeapAnalysis#attribute}. */
    public AnalysisOutcome<HolderReport> attribute(
            HeapDump earlier, HeapDump after, List<ClassGrowth> growth, HolderRules rules) {
        return run(
                request(AnalysisRequest.Kind.ATTRIBUTE, List.of(earlier, after), "", rules, growth), report -> report);
    }

    /** See {@link HeapAnalysis#estimate}. */
    public AnalysisOutcome<HolderReport> estimate(HeapDump after, List<ClassGrowth> growth, HolderRules rules) {
        return run(request(AnalysisRequest.Kind.ESTIMATE, List.of(after), "", rules, growth), report -> report);
    }

    /** See {@link HeapAnalysis#broughtByRun}. */
    public AnalysisOutcome<HolderReport> broughtByRun(HeapDump dump, HolderRules rules) {
        return run(request(AnalysisRequest.Kind.BROUGHT_BY_RUN, List.of(dump), "", rules, List.of()), report -> report);
    }

    /** See {@link HeapAnalysis#buffers}. */
    public AnalysisOutcome<HolderReport> buffers(HeapDump dump, HolderRules rules, boolean countedOnly) {
        AnalysisRequest.Kind kind = countedOnly ? AnalysisRequest.Kind.COUNTED_BUFFERS : AnalysisRequest.Kind.BUFFERS;
        return run(request(kind, List.of(dump), "", rules, List.of()), report -> report);
    }

    /** See {@link HeapAnalysis#threads}. */
    public AnalysisOutcome<HolderReport> threads(HeapDump dump, HolderRules rules) {
        return run(request(AnalysisRequest.Kind.THREADS, List.of(dump), "", rules, List.of()), report -> report);
    }

    /** See {@link HeapAnalysis#pathsToInstances}. */
    public AnalysisOutcome<List<LeakTrace>> pathsToInstances(HeapDump dump, String className, HolderRules rules) {
        return run(
                request(AnalysisRequest.Kind.INSTANCES, List.of(dump), className, rules, List.of()),
                HolderReport::traces);
    }

    /** See {@link HeapAnalysis#pathsToMarked}. */
    public AnalysisOutcome<List<LeakTrace>> pathsToMarked(HeapDump dump, HolderRules rules) {
        return run(request(AnalysisRequest.Kind.MARKED, List.of(dump), "", rules, List.of()), HolderReport::traces);
    }

    private AnalysisRequest request(
            AnalysisRequest.Kind kind, List<HeapDump> dumps, String name, HolderRules rules, List<ClassGrowth> growth) {
        return new AnalysisRequest(kind, dumps, name, rules, growth, bounds.traces());
    }

    private <T> AnalysisOutcome<T> run(AnalysisRequest request, Function<HolderReport, T> answer) {
        AnalysisOutcome<HolderReport> outcome = SharedAnalysisJvm.ask(request, bounds);
        return outcome instanceof AnalysisOutcome.Answer<HolderReport> report
                ? new AnalysisOutcome.Answer<>(answer.apply(report.value()))
                : new AnalysisOutcome.Failure<>(((AnalysisOutcome.Failure<HolderReport>) outcome).reason());
    }
}
