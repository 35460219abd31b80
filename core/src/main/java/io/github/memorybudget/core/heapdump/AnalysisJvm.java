package io.github.memorybudget.core.heapdump;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A JVM that runs {@link HeapAnalysisMain}: asked one question after the other through its standard input, it answers the later
 * ones several times faster than a new one would, since its code is loaded and compiled. It ends by itself when nobody holds
 * the other end any more, however this VM ends. Not for use by several threads.
 */
final class AnalysisJvm implements AutoCloseable {

    /** Options meant for the tests, agents among them, must not slow down or change the analysis. */
    private static final List<String> INHERITED_OPTIONS =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /** By default; see {@code java -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;

    private static final int MOST_WORDS = 2000;

    // A thread of its own that waits would be one more thread in the VM whose threads are counted.
    private static final int POLL_MILLIS = 1;

    private final Process process;
    private final int heapMegabytes;

    private AnalysisJvm(Process process, int heapMegabytes) {
        this.process = process;
        this.heapMegabytes = heapMegabytes;
    }

    /**
     * Starts one with the same {@code java}.
     *
     * @throws IOException if no process can be started
     */
    static AnalysisJvm start(int heapMegabytes) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                java(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                // Over before the optimising compiler would pay.
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                // Most of what it touches is touched once. Known on Linux alone.
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UseTransparentHugePages",
                // Standard output is for answers alone.
                "-XX:+DisplayVMOutputToStderr",
                "-cp",
                classPath(),
                HeapAnalysisMain.class.getName());
        Map<String, String> environment = builder.environment();
        INHERITED_OPTIONS.forEach(environment::remove);
        return new AnalysisJvm(builder.start(), heapMegabytes);
    }

    int heapMegabytes() {
        return heapMegabytes;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it ended because nobody asked, which may be just when somebody did. */
    boolean hasEndedIdle() {
        return !process.isAlive() && process.exitValue() == 0;
    }

    /**
     * Asks, and waits for the answer. Where there is none, the outcome says why, and the process has ended.
     *
     * @param request its lines
     * @param timeout after which the process is ended
     */
    AnalysisOutcome<HolderReport> ask(String request, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        AnalysisOutcome<HolderReport> outcome = null;
        try {
            send(request);
            String answer = receive(deadline);
            if (answer == null) {
                return failure("the heap analysis did not finish in " + timeout.toMillis() + " ms");
            }
            outcome = AnalysisAnswer.read(answer.lines().toList());
            return outcome;
        } catch (EndedException e) {
            return failure(e.getMessage());
        } catch (IOException e) {
            return failure("the heap analysis can't be asked: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failure("the heap analysis was interrupted");
        } finally {
            if (outcome == null) {
                // Its answer, should it still come, would be taken for that to the next question.
                close();
            }
        }
    }

    private void send(String request) throws IOException, InterruptedException {
        try {
            OutputStream in = process.getOutputStream();
            in.write((request + HeapAnalysisMain.END_OF_REQUEST + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException brokenPipe) {
            if (process.waitFor(1, TimeUnit.SECONDS)) {
                throw ended(process.exitValue());
            }
            throw brokenPipe;
        }
    }

    /** The whole answer, or null if it is late. */
    private @Nullable String receive(long deadline) throws IOException, InterruptedException {
        InputStream out = process.getInputStream();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        while (true) {
            boolean over = !process.isAlive();
            int available = out.available();
            if (available > 0) {
                answer.write(out.readNBytes(available));
                String soFar = answer.toString(StandardCharsets.UTF_8);
                if (soFar.endsWith(AnalysisAnswer.END_LINE)) {
                    return soFar;
                }
            } else if (over) {
                throw ended(process.exitValue());
            } else if (System.nanoTime() - deadline > 0) {
                return null;
            } else {
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    private EndedException ended(int code) throws IOException {
        return new EndedException(
                code == OUT_OF_MEMORY
                        ? "the heap analysis needs more than " + heapMegabytes + " MB"
                        : "the heap analysis ended with code " + code + ": " + words());
    }

    private String words() throws IOException {
        InputStream errors = process.getErrorStream();
        byte[] bytes = errors.readNBytes(Math.min(errors.available(), MOST_WORDS));
        String text = new String(bytes, Charset.defaultCharset());
        return text.isBlank() ? "it said nothing" : text.strip();
    }

    private static AnalysisOutcome<HolderReport> failure(String reason) {
        return new AnalysisOutcome.Failure<>(reason);
    }

    /** The process has ended before it answered. */
    private static final class EndedException extends IOException {

        private static final long serialVersionUID = 1L;

        EndedException(String message) {
            super(message);
        }
    }

    /** Ends the process, and waits for that, so that files can be deleted on systems that lock open ones. */
    @Override
    public void close() {
        process.destroyForcibly();
        boolean interrupted = Thread.interrupted();
        while (process.isAlive()) {
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String java() {
        String name = File.separatorChar == '\\' ? "java.exe" : "java";
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static String classPath() throws IOException {
        try {
            return Path.of(AnalysisJvm.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IOException("this library was not loaded from a file", e);
        }
    }
}
