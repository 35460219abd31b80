package io.github.memorybudget.report.read;

import io.github.memorybudget.core.result.JvmLine;
import io.github.memorybudget.core.result.ResultLine;
import io.github.memorybudget.core.result.StartedLine;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.report.model.JvmResults;
import io.github.memorybudget.report.model.LostResult;
import io.github.memorybudget.report.model.Problem;
import io.github.memorybudget.report.model.TestRun;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the file of one JVM. */
final class JvmFileReader {

    /** A test's attempt, which a {@code started} and a {@code result} line share. */
    private record Attempt(String uniqueId, int attempt) {}

    private final FileProblems problems;
    private final Map<String, List<TestResult>> results = new LinkedHashMap<>();
    private final Map<Attempt, StartedLine> open = new LinkedHashMap<>();
    private @Nullable JvmLine jvm;
    private @Nullable StartedLine lastStarted;

    JvmFileReader(Path file) {
        problems = new FileProblems(file);
        try (Lines lines = new Lines(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
                accept(line);
            }
        } catch (IOException unreadable) {
            problems.add(null, "can't be read: " + unreadable);
        }
        if (jvm == null && problems.isEmpty() && !(results.isEmpty() && open.isEmpty())) {
            problems.add(null, "has no \"jvm\" line, so that neither session nor environment is known");
        }
    }

    private void accept(Lines.Line line) {
        if (line.isBlank()) {
            return;
        }
        if (line.tooLong()) {
            problems.add(
                    line.number(),
                    Shortened.quote(line.bytes()) + " has more than " + Lines.LONGEST
                            + " bytes; a line is one JSON object");
            return;
        }
        try {
            LineReader.read(line.bytes()).ifPresent(this::accept);
        } catch (FutureSchemaException later) {
            problems.addFuture(line.number(), later);
        } catch (MalformedLineException malformed) {
            // The JVM's death cuts the line that was being written. If that was a result, its "started" line stays
            // open, and the result is reported as lost.
            if (line.terminated()) {
                problems.add(line.number(), String.valueOf(malformed.getMessage()));
            }
        }
    }

    private void accept(ResultLine line) {
        if (line instanceof JvmLine first) {
            jvm = first;
        } else if (line instanceof StartedLine started) {
            open.put(new Attempt(started.test().uniqueId(), started.attempt()), started);
            lastStarted = started;
        } else if (line instanceof TestResult result) {
            String uniqueId = result.test().uniqueId();
            open.remove(new Attempt(uniqueId, result.attempt()));
            results.computeIfAbsent(uniqueId, id -> new ArrayList<>()).add(result);
        }
    }

    /** Whether the file is another session's. One that doesn't say is taken as ours, since nothing may be lost. */
    boolean isOfAnotherSessionThan(@Nullable String session) {
        return session != null && jvm != null && !session.equals(jvm.session());
    }

    List<Problem> problems() {
        return problems.all();
    }

    JvmResults results() {
        List<TestRun> runs = new ArrayList<>();
        for (List<TestResult> attempts : results.values()) {
            attempts.sort(Comparator.comparingInt(TestResult::attempt));
            runs.add(new TestRun(attempts));
        }
        List<LostResult> lost = new ArrayList<>();
        for (StartedLine started : open.values()) {
            lost.add(new LostResult(
                    started.test(),
                    started.attempt(),
                    started.startedAt(),
                    jvm == null ? null : jvm.pid(),
                    started.equals(lastStarted)));
        }
        return new JvmResults(jvm, runs, lost);
    }
}
