package io.github.memorybudget.core.site;

import io.github.memorybudget.core.vm.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import jdk.jfr.StackTrace;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * The only class beside {@link Frames} that knows the module {@code jdk.jfr}; where that is absent, nothing loads them.
 *
 * <p>HotSpot reports an allocation whenever a thread takes a new buffer (TLAB) to allocate from, and each that goes past the
 * buffer. The first stands for as many bytes as the buffer has, since what comes between is not seen; the second for itself.
 * The newer {@code jdk.ObjectAllocationSample} is emitted at the same two places, but its weight reaches back to what the
 * thread allocated before the body, so it is not used.
 */
final class FlightRecording {

    private static final String IN_NEW_TLAB = "jdk.ObjectAllocationInNewTLAB";
    private static final String OUTSIDE_TLAB = "jdk.ObjectAllocationOutsideTLAB";
    private static final String THREAD_START = "jdk.ThreadStart";
    private static final String BODY = "io.github.memorybudget.Body";
    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_SAMPLES = 100_000;

    /** On the recorder's own clock, which is not the system's. */
    @Name(BODY)
    @StackTrace(false)
    private static final class Body extends Event {}

    private record Window(Instant from, Instant to) {
        boolean has(Instant time) {
            return !time.isBefore(from) && !time.isAfter(to);
        }
    }

    private final Recording recording;

    private FlightRecording(Recording recording) {
        this.recording = recording;
    }

    static FlightRecording start() throws UnavailableException {
        if (!FlightRecorder.isAvailable()) {
            throw new UnavailableException("the flight recorder is not available in this JVM");
        }
        try {
            boolean others = FlightRecorder.isInitialized()
                    && FlightRecorder.getFlightRecorder().getRecordings().stream()
                            .anyMatch(each -> each.getState() == RecordingState.RUNNING);
            if (others) {
                throw new UnavailableException("another flight recording is running, which is left alone");
            }
            Recording recording = new Recording();
            recording.setName("Memory Budget");
            recording.setMaxSize(MOST_BYTES);
            recording.enable(IN_NEW_TLAB).withStackTrace();
            recording.enable(OUTSIDE_TLAB).withStackTrace();
            recording.enable(THREAD_START).withStackTrace();
            recording.enable(BODY).withoutStackTrace();
            recording.start();
            return new FlightRecording(recording);
        } catch (IllegalStateException | SecurityException e) {
            throw new UnavailableException("the flight recorder can't be started: " + e);
        }
    }

    Object begin() {
        Body body = new Body();
        body.begin();
        return body;
    }

    void end(Object window) {
        ((Body) window).commit();
    }

    Samples stop(Path directory, int bodies, String caller) throws UnavailableException {
        try {
            recording.stop();
            Path file = Files.createTempFile(directory, "allocation", ".jfr");
            try {
                recording.dump(file);
                return read(file, bodies, new Frames(caller));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException | IllegalStateException e) {
            throw new UnavailableException("the flight recording can't be read: " + e);
        }
    }

    void close() {
        recording.close();
    }

    private static Samples read(Path file, int bodies, Frames frames) throws IOException {
        List<RecordedEvent> events = new ArrayList<>();
        List<Window> windows = new ArrayList<>();
        try (RecordingFile in = new RecordingFile(file)) {
            while (in.hasMoreEvents() && events.size() < MOST_SAMPLES) {
                RecordedEvent event = in.readEvent();
                if (event.getEventType().getName().equals(BODY)) {
                    windows.add(new Window(event.getStartTime(), event.getEndTime()));
                } else {
                    events.add(event);
                }
            }
        }
        List<Sample> samples = new ArrayList<>();
        Map<String, List<String>> starts = new TreeMap<>();
        for (RecordedEvent event : events) {
            // A thread reports its start itself, which may be when the body that started it is over.
            boolean started = event.getEventType().getName().equals(THREAD_START);
            if (started || windows.stream().anyMatch(window -> window.has(event.getStartTime()))) {
                add(event, frames, samples, starts);
            }
        }
        return new Samples(samples, starts, bodies);
    }

    private static void add(
            RecordedEvent event, Frames frames, List<Sample> samples, Map<String, List<String>> starts) {
        RecordedStackTrace trace = event.getStackTrace();
        List<String> stack = trace == null ? List.of() : frames.of(trace.getFrames());
        if (stack.isEmpty()) {
            return;
        }
        switch (event.getEventType().getName()) {
            case IN_NEW_TLAB -> samples.add(new Sample(className(event), event.getLong("tlabSize"), stack));
            case OUTSIDE_TLAB -> samples.add(new Sample(className(event), event.getLong("allocationSize"), stack));
            case THREAD_START -> {
                RecordedThread started = event.getThread("thread");
                if (started != null && started.getJavaName() != null) {
                    starts.put(started.getJavaName(), stack);
                }
            }
            default -> throw new IllegalStateException("An event that was not asked for: " + event.getEventType());
        }
    }

    private static String className(RecordedEvent event) {
        RecordedClass type = event.getClass("objectClass");
        return Frames.readable(type.getName());
    }
}
