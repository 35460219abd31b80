package io.github.memorybudget.core.heapdump;

import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.LeakTrace;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * Asks the questions of {@link HeapAnalysis} in a JVM of its own, with the same {@code java} and this library alone, so that an
 * analysis can neither exhaust nor disturb this JVM. Never throws for what happens there: the outcome says it.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AnalysisProcess {

    // Options meant for the tests, agents among them, must not slow down or change the analysis.
    private static final List<String> INHERITED_OPTIONS =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private final Path directory;
    private final AnalysisBounds bounds;

    /**
     * Prepares; starts nothing.
     *
     * @param directory for short-lived files; created when it is missing
     */
    public AnalysisProcess(Path directory, AnalysisBounds bounds) {
        this.directory = directory;
        this.bounds = bounds;
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
        try (ScratchFolder work = ScratchFolder.makeIn(directory)) {
            return run(request, work.path(), answer);
        } catch (IOException e) {
            return failure("the heap analysis could not be started: " + e.getMessage());
        }
    }

    private <T> AnalysisOutcome<T> run(AnalysisRequest request, Path work, Function<HolderReport, T> answer)
            throws IOException {
        Path question = work.resolve("request");
        Path reply = work.resolve("answer");
        Path log = work.resolve("log");
        Files.writeString(question, request.write());
        ProcessBuilder builder = new ProcessBuilder(
                        java(),
                        "-Xmx" + bounds.heapMegabytes() + "m",
                        "-XX:+UseSerialGC",
                        // Over before the optimising compiler would pay: with it the same answer takes 2.5 times the
                        // CPU time.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:-UsePerfData",
                        "-cp",
                        classPath(),
                        HeapAnalysisMain.class.getName(),
                        question.toString(),
                        reply.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        INHERITED_OPTIONS.forEach(environment::remove);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(bounds.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                return failure("the heap analysis did not finish in "
                        + bounds.timeout().toMillis() + " ms");
            }
            return outcome(process.exitValue(), reply, log, answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failure("the heap analysis was interrupted");
        } finally {
            end(process);
        }
    }

    private <T> AnalysisOutcome<T> outcome(int code, Path reply, Path log, Function<HolderReport, T> answer)
            throws IOException {
        switch (code) {
            case 0 -> {
                try {
                    return new AnalysisOutcome.Answer<>(answer.apply(AnalysisAnswer.read(Files.readAllLines(reply))));
                } catch (IOException e) {
                    return failure("the heap analysis ended, but " + e.getMessage());
                }
            }
            case HeapAnalysisMain.UNREADABLE -> {
                return failure(words(log));
            }
            case HeapAnalysisMain.OUT_OF_MEMORY -> {
                return failure("the heap analysis needs more than " + bounds.heapMegabytes() + " MB");
            }
            default -> {
                return failure("the heap analysis ended with code " + code + ": " + words(log));
            }
        }
    }

    private static String words(Path log) throws IOException {
        byte[] bytes = Files.readAllBytes(log);
        String text = new String(bytes, 0, Math.min(bytes.length, 2000), java.nio.charset.Charset.defaultCharset());
        return text.isBlank() ? "it said nothing" : text.strip();
    }

    private static <T> AnalysisOutcome<T> failure(String reason) {
        return new AnalysisOutcome.Failure<>(reason);
    }

    /** Waits for a killed process, so that its files can be deleted on systems that lock open ones. */
    private static void end(Process process) {
        if (process.isAlive()) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    private static String java() {
        String name = File.separatorChar == '\\' ? "java.exe" : "java";
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static String classPath() throws IOException {
        try {
            return Path.of(AnalysisProcess.class
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
