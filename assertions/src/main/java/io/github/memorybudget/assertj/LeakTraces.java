package io.github.memorybudget.assertj;

import io.github.memorybudget.core.heapdump.AnalysisBounds;
import io.github.memorybudget.core.heapdump.AnalysisOutcome;
import io.github.memorybudget.core.heapdump.AnalysisProcess;
import io.github.memorybudget.core.heapdump.ClassNamePatterns;
import io.github.memorybudget.core.heapdump.HeapDump;
import io.github.memorybudget.core.heapdump.HeapDumper;
import io.github.memorybudget.core.heapdump.HolderReport;
import io.github.memorybudget.core.heapdump.HolderRules;
import io.github.memorybudget.core.heapdump.ScratchFolder;
import io.github.memorybudget.core.heapdump.SearchMark;
import io.github.memorybudget.core.result.LeakTrace;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What holds memory, by heap dumps. They hold every secret of the heap, so they are deleted before this returns.
 *
 * @param found the largest first
 * @param problem why nothing was found, or null
 */
record LeakTraces(List<LeakTrace> found, @Nullable String problem) {

    private static final AnalysisBounds BOUNDS = new AnalysisBounds(Duration.ofSeconds(30), 1024, 3);

    /** What the test framework and we ourselves keep is not the code's. */
    private static final ClassNamePatterns FRAMEWORKS = ClassNamePatterns.of(
            "org.junit.*",
            "org.testng.*",
            "org.assertj.*",
            "org.apache.maven.surefire.*",
            "io.github.memorybudget.assertj.*",
            "io.github.memorybudget.core.*");

    LeakTraces {
        found = List.copyOf(found);
    }

    /** What holds that which some calls of the code leave behind. */
    static LeakTraces search(ThrowingRunnable code, int calls) {
        return inDirectory(directory -> {
            HeapDumper dumper = new HeapDumper(directory);
            // The first dump of a JVM makes objects of its own.
            dumper.dump().close();
            try (HeapDump before = dumper.dump()) {
                String problem = run(code, calls);
                if (problem != null) {
                    return nothing(problem);
                }
                try (HeapDump after = dumper.dump()) {
                    return of(new AnalysisProcess(BOUNDS).compare(before, after, rules(code)));
                }
            }
        });
    }

    private static @Nullable String run(ThrowingRunnable code, int calls) {
        try {
            for (int i = 0; i < calls; i++) {
                code.run();
            }
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "the code was interrupted";
        } catch (Exception e) {
            return "the code threw " + e;
        }
    }

    /** What holds one object. It is given marked, since a variable of the caller would be one more that holds it. */
    static LeakTraces search(SearchMark mark) {
        LeakTraces traces = inDirectory(directory -> {
            try (HeapDump dump = new HeapDumper(directory).dump()) {
                return ofPaths(new AnalysisProcess(BOUNDS).pathsToMarked(dump, HolderRules.DEFAULT));
            }
        });
        Reference.reachabilityFence(mark);
        return traces;
    }

    private interface Search {
        LeakTraces in(Path directory) throws IOException;
    }

    private static LeakTraces inDirectory(Search search) {
        try (ScratchFolder folder = ScratchFolder.make()) {
            return search.in(folder.path());
        } catch (IOException e) {
            return nothing("heap dumps can't be written for the analysis: " + e);
        } catch (UnsupportedOperationException e) {
            return nothing("this JVM writes no heap dumps: " + e.getMessage());
        }
    }

    private static HolderRules rules(ThrowingRunnable code) {
        String own = code.getClass().getPackageName();
        return new HolderRules(
                own.isEmpty() ? ClassNamePatterns.NONE : ClassNamePatterns.of(own + ".*"),
                Set.of(),
                FRAMEWORKS,
                ClassNamePatterns.NONE);
    }

    private static LeakTraces of(AnalysisOutcome<HolderReport> outcome) {
        if (outcome instanceof AnalysisOutcome.Answer<HolderReport> answer) {
            return found(answer.value().traces());
        }
        return nothing(((AnalysisOutcome.Failure<HolderReport>) outcome).reason());
    }

    private static LeakTraces ofPaths(AnalysisOutcome<List<LeakTrace>> outcome) {
        if (outcome instanceof AnalysisOutcome.Answer<List<LeakTrace>> answer) {
            return found(answer.value());
        }
        return nothing(((AnalysisOutcome.Failure<List<LeakTrace>>) outcome).reason());
    }

    private static LeakTraces found(List<LeakTrace> traces) {
        return traces.isEmpty() ? nothing("the analysis saw no path from a GC root") : new LeakTraces(traces, null);
    }

    static LeakTraces nothing(String problem) {
        return new LeakTraces(List.of(), problem);
    }
}
