package io.github.memorybudget.core.heapdump;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The one JVM for analyses that this VM keeps: started when it is first needed, and again where it has ended. */
final class SharedAnalysisJvm {

    private static @Nullable AnalysisJvm running;
    private static long lastUsed;

    private SharedAnalysisJvm() {}

    /** Asks; who comes meanwhile has to wait, so that there is never the memory of two analyses in use. */
    static synchronized AnalysisOutcome<HolderReport> ask(AnalysisRequest request, AnalysisBounds bounds) {
        try {
            AnalysisJvm jvm = start(bounds.heapMegabytes());
            AnalysisOutcome<HolderReport> outcome = jvm.ask(request.write(), bounds.timeout());
            return jvm.hasEndedIdle() ? start(bounds.heapMegabytes()).ask(request.write(), bounds.timeout()) : outcome;
        } catch (IOException e) {
            return new AnalysisOutcome.Failure<>("the heap analysis could not be started: " + e.getMessage());
        } finally {
            lastUsed = System.nanoTime();
        }
    }

    /** Has one with so much heap running. */
    private static AnalysisJvm start(int heapMegabytes) throws IOException {
        AnalysisJvm known = running;
        if (known != null && known.isAlive() && known.heapMegabytes() == heapMegabytes) {
            return known;
        }
        end();
        AnalysisJvm started = AnalysisJvm.start(heapMegabytes);
        running = started;
        lastUsed = System.nanoTime();
        return started;
    }

    static synchronized boolean isRunning() {
        return running != null && running.isAlive();
    }

    static synchronized void endIfIdleFor(Duration idle) {
        if (running != null && System.nanoTime() - lastUsed > idle.toNanos()) {
            end();
        }
    }

    private static void end() {
        AnalysisJvm known = running;
        running = null;
        if (known != null) {
            known.close();
        }
    }
}
