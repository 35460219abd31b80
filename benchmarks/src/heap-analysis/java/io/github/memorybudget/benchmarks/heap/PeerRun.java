package io.github.memorybudget.benchmarks.heap;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One library on one dump.
 *
 * @param answer what it says, or null
 * @param problem why there is no answer, or null
 * @param seconds from the start of its JVM to the answer, or to where it was given up; the other two are 0 where it ended without
 * @param processor seconds of processor time until then, compilers and collectors included, which a busy machine distorts less
 * @param peak bytes of its greatest resident set, mapped files included ({@code VmHWM})
 */
record PeerRun(
        Peer peer, @Nullable Answer answer, @Nullable String problem, double seconds, double processor, long peak) {

    static final String ANSWER = "answer: ";

    private static final int LONGEST_PROBLEM = 60;

    /** Starts a JVM of its own and waits for it. @param scratch for its temporary files */
    static PeerRun of(Peer peer, DumpFile dump, Path scratch, List<String> options, Duration timeout)
            throws IOException, InterruptedException {
        Path log = scratch.resolve("log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + scratch,
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(options);
        command.addAll(List.of(PeerMain.class.getName(), peer.name(), dump.line()));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectError(log.toFile())
                .start();
        try {
            CompletableFuture<Optional<Answer>> reply = CompletableFuture.supplyAsync(() -> read(process));
            try {
                Optional<Answer> answer = reply.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
                double seconds = (System.nanoTime() - start) / 1e9;
                return new PeerRun(
                        peer,
                        answer.orElse(null),
                        answer.isPresent() ? null : problem(log),
                        seconds,
                        answer.isPresent() ? processor(process) : 0,
                        answer.isPresent() ? peak(process) : 0);
            } catch (TimeoutException e) {
                String problem = "not finished in " + timeout.toSeconds() + " s";
                return new PeerRun(peer, null, problem, timeout.toSeconds(), processor(process), peak(process));
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static Optional<Answer> read(Process process) {
        BufferedReader lines = process.inputReader();
        return lines.lines()
                .filter(line -> line.startsWith(ANSWER))
                .map(line -> line.substring(ANSWER.length()).split(" "))
                .map(parts -> new Answer(Integer.parseInt(parts[0]), Long.parseLong(parts[1])))
                .findFirst();
    }

    /** The error that ended it, without the trace. */
    private static String problem(Path log) throws IOException {
        String first = "";
        for (String line : Files.readAllLines(log)) {
            if (line.startsWith("Exception") || line.startsWith("Caused by") || line.contains("Error")) {
                first = line.replaceFirst("^Exception in thread \"main\" ", "");
                if (line.contains("StackOverflowError") || line.contains("OutOfMemoryError")) {
                    break;
                }
            }
        }
        String words = first.isEmpty() ? "ended without an answer" : first.strip();
        return words.substring(0, Math.min(LONGEST_PROBLEM, words.length()));
    }

    private static double processor(Process process) {
        return process.info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }

    private static long peak(Process process) throws IOException {
        for (String line : Files.readAllLines(new File("/proc/" + process.pid() + "/status").toPath())) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) << 10;
            }
        }
        throw new IOException("/proc/" + process.pid() + "/status has no VmHWM");
    }
}
