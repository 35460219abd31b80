package io.github.memorybudget.junit;

import io.github.memorybudget.core.environment.EnvironmentProbe;
import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.measure.PositiveControl;
import io.github.memorybudget.core.result.JvmLine;
import io.github.memorybudget.core.result.ResultLine;
import io.github.memorybudget.core.result.ResultWriter;
import io.github.memorybudget.core.session.Session;
import java.io.IOException;
import java.lang.System.Logger;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes this JVM's results, one file a results directory. Where a directory can't be written it says so once, and goes on:
 * a test must not fail for it.
 */
final class Recorder {

    private static final Logger LOG = System.getLogger("io.github.memorybudget");
    private static final Map<Path, Recorder> BY_DIRECTORY = new ConcurrentHashMap<>();

    private final @Nullable ResultWriter writer;
    private volatile boolean broken;

    private Recorder(Path directory, @Nullable Session session, boolean measures) {
        this.writer = open(directory, session, measures);
        this.broken = writer == null;
    }

    /**
     * The recorder of a directory.
     *
     * @param measures whether anything is measured, so that the instruments have to prove themselves
     */
    static Recorder in(Path directory, @Nullable Session session, boolean measures) {
        return BY_DIRECTORY.computeIfAbsent(directory, known -> new Recorder(known, session, measures));
    }

    private static @Nullable ResultWriter open(Path directory, @Nullable Session session, boolean measures) {
        try {
            ResultWriter writer = ResultWriter.createIn(directory);
            writer.append(new JvmLine(
                    session == null ? null : session.id(),
                    ProcessHandle.current().pid(),
                    measures ? Control.outcome() : null,
                    EnvironmentProbe.current()));
            return writer;
        } catch (IOException e) {
            warn("Memory budget results can't be written to " + directory + ": " + e
                    + "; set memoryBudget.resultsDirectory to a writable directory");
            return null;
        }
    }

    /** Whether lines reach the disk. */
    boolean works() {
        return !broken;
    }

    void append(ResultLine line) {
        if (writer == null || broken) {
            return;
        }
        try {
            writer.append(line);
        } catch (IOException e) {
            broken = true;
            warn("Memory budget results can't be written to " + writer.file() + " any more: " + e);
        }
    }

    static void warn(String message) {
        LOG.log(Logger.Level.WARNING, message);
    }

    static void debug(String message) {
        LOG.log(Logger.Level.DEBUG, message);
    }

    /** The positive control, run once a JVM. */
    static final class Control {

        private static final String OUTCOME = PositiveControl.run();

        private Control() {}

        static String outcome() {
            return OUTCOME;
        }

        /** A figure of the heap means something only if the instruments have shown that they see what they must. */
        static Measurement trusted(Measurement run) {
            return OUTCOME.equals(PositiveControl.OK)
                    ? run
                    : run.withoutHeap("the positive control failed: " + OUTCOME);
        }
    }
}
