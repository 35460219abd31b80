package io.github.memorybudget.core.site;

import io.github.memorybudget.core.vm.UnavailableException;
import java.nio.file.Path;

/**
 * Records where bodies allocate, by allocation samples of the JDK Flight Recorder. The first recording of a JVM costs 0.3 to
 * 1 s; meant for tests that fail. Needs the module {@code jdk.jfr} and no recording of anybody else, which ours would add
 * events to.
 *
 * @since 0.1
 */
public final class AllocationRecording implements AutoCloseable {

    /** Code to be recorded. */
    @FunctionalInterface
    public interface Body {
        /** Runs it. */
        void run() throws Throwable;
    }

    private final FlightRecording recording;
    private int bodies;

    private final String caller;

    private AllocationRecording(FlightRecording recording, Class<?> caller) {
        this.recording = recording;
        this.caller = caller.getName();
    }

    /**
     * Starts to record.
     *
     * @param caller the class that will call {@link #around}; its frames are left out of stacks
     * @throws UnavailableException if that is not possible here, with the reason
     */
    public static AllocationRecording start(Class<?> caller) throws UnavailableException {
        if (ModuleLayer.boot().findModule("jdk.jfr").isEmpty()) {
            throw new UnavailableException("this JVM has no module jdk.jfr");
        }
        return new AllocationRecording(FlightRecording.start(), caller);
    }

    /** Runs a body; only what is allocated meanwhile becomes a sample. */
    public void around(Body body) throws Throwable {
        bodies++;
        Object window = recording.begin();
        try {
            body.run();
        } finally {
            recording.end(window);
        }
    }

    /**
     * Ends the recording.
     *
     * @param directory where a file may be made for a moment
     * @throws UnavailableException if the recording can't be written or read, with the reason
     */
    public Samples stop(Path directory) throws UnavailableException {
        return recording.stop(directory, Math.max(1, bodies), caller);
    }

    @Override
    public void close() {
        recording.close();
    }
}
