package com.acme;

import io.github.memorybudget.core.config.Mode;
import io.github.memorybudget.core.environment.Environment;
import io.github.memorybudget.core.result.Basis;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Figures;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.result.JvmLine;
import io.github.memorybudget.core.result.ResultWriter;
import io.github.memorybudget.core.result.StartedLine;
import io.github.memorybudget.core.result.TestIdentity;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.session.Session;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes results as the extension does, with figures of our own, so that this test is about the plugin alone. */
public final class Recorder implements AutoCloseable {

    private final Optional<Session> session;
    private final ResultWriter writer;

    public Recorder() throws IOException {
        session = Session.readBelow(Path.of("target")).filter(Session::holdsHere);
        writer = ResultWriter.createIn(
                session.map(Session::resultsDirectory).orElse(Path.of("target", "memory-budget", "results")));
        writer.append(new JvmLine(
                session.map(Session::id).orElse(null),
                ProcessHandle.current().pid(),
                "ok",
                new Environment(System.getProperty("acme.jdk", "17"), "test", "G1", true, false, "amd64")));
    }

    public void started(Class<?> test, String method) throws IOException {
        writer.append(new StartedLine(identity(test, method), 1, Instant.now()));
    }

    public void healthy(Class<?> test, String method) throws IOException {
        writer.append(
                result(test, method, Verdict.PASS, MemoryPattern.HEALTHY, Long.getLong("acme.retained", 0), List.of()));
    }

    public void leak(Class<?> test, String method) throws IOException {
        Finding finding =
                new Finding(Metric.RETAINED, Finding.Kind.VIOLATION, 65_536L, 2_097_176L, "kept in every run");
        writer.append(result(test, method, Verdict.FAIL, MemoryPattern.LEAK, 2_097_176, List.of(finding)));
        if (session.map(Session::mode).orElse(Mode.ENFORCE) == Mode.ENFORCE) {
            throw new AssertionError("enforced");
        }
    }

    private static TestIdentity identity(Class<?> test, String method) {
        return new TestIdentity(test.getName(), method, List.of(), method + "()", test.getName() + "#" + method);
    }

    private static TestResult result(
            Class<?> test,
            String method,
            Verdict verdict,
            MemoryPattern pattern,
            long retained,
            List<Finding> findings) {
        Figure figure = new Figure(65_536L, retained, Basis.WARM, List.of(retained, retained), 0L, null);
        return new TestResult(
                identity(test, method),
                1,
                verdict,
                pattern,
                false,
                false,
                null,
                new Figures(figure, null, null, null, null, List.of()),
                findings,
                List.of(new ClassGrowth("byte[]", retained / 1024, retained)),
                List.of(),
                List.of(),
                List.of(),
                null,
                Instant.now(),
                1);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
