package io.github.memorybudget.maven;

import io.github.memorybudget.core.config.Mode;
import io.github.memorybudget.core.session.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

/** Finds out why there are no results, so that a budget is never passed over in silence. */
final class NoResults {

    private final MavenProject project;
    private final MavenSession session;

    private NoResults(MavenProject project, MavenSession session) {
        this.project = project;
        this.session = session;
    }

    /**
     * The likely cause in a sentence, with the cure.
     *
     * @return empty where no results are to be expected: no test ran, and none has a budget
     */
    static String why(MavenProject project, MavenSession session, Optional<Session> prepared, List<Path> otherSessions)
            throws MojoExecutionException {
        try {
            return new NoResults(project, session).why(prepared, otherSessions);
        } catch (IOException | UncheckedIOException unreadable) {
            throw new MojoExecutionException("Can't look for the tests: " + unreadable, unreadable);
        }
    }

    private String why(Optional<Session> prepared, List<Path> otherSessions) throws IOException {
        boolean annotated = isAnnotated();
        boolean ran = haveTestsRun();
        if (!annotated && !ran) {
            return "";
        }
        String start =
                "No memory results, though " + (annotated ? "test sources mention @MemoryBudget: " : "tests ran: ");
        if (prepared.filter(found -> found.mode() == Mode.OFF).isPresent()) {
            return start + "memoryBudget.mode is off.";
        }
        if (!annotated) {
            return start + "no test is annotated. Annotate one with @MemoryBudget of memory-budget-junit.";
        }
        if (!otherSessions.isEmpty()) {
            return start + "the results in " + otherSessions.get(0).getParent()
                    + " are of JVMs that this build did not start. Tests must run in processes that Maven starts.";
        }
        if (prepared.isEmpty()) {
            return start + "memory-budget:prepare did not run in this build. Bind it beside check (it runs in phase"
                    + " initialize), or run the tests first.";
        }
        if (!ran) {
            return start + "no test ran in this build. See whether Surefire is skipped, or finds other tests"
                    + selection() + ".";
        }
        return start + "the tests that ran have no budget" + selection() + ", or wrote their results elsewhere than to "
                + prepared.get().resultsDirectory() + ".";
    }

    private String selection() {
        for (String name : List.of("test", "it.test", "groups", "excludedGroups")) {
            String value = session.getUserProperties().getProperty(name);
            if (value != null) {
                return " (-D" + name + "=" + value + ")";
            }
        }
        return "";
    }

    private boolean isAnnotated() throws IOException {
        for (String root : project.getTestCompileSourceRoots()) {
            if (anyFile(Path.of(root), NoResults::mentionsBudget)) {
                return true;
            }
        }
        return false;
    }

    private boolean haveTestsRun() throws IOException {
        Instant start = session.getRequest().getStartTime().toInstant();
        Path build = Path.of(project.getBuild().getDirectory());
        for (String reports : List.of("surefire-reports", "failsafe-reports")) {
            if (anyFile(build.resolve(reports), file -> isTestReportSince(file, start))) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyFile(Path root, Predicate<Path> condition) throws IOException {
        if (!Files.isDirectory(root)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).anyMatch(condition);
        }
    }

    private static boolean mentionsBudget(Path file) {
        String name = file.toString();
        if (!name.endsWith(".java") && !name.endsWith(".kt") && !name.endsWith(".groovy")) {
            return false;
        }
        try {
            // Not every source is UTF-8, but what is looked for is the same in what Maven's users write.
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains("@MemoryBudget");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isTestReportSince(Path file, Instant start) {
        try {
            // File times may be coarser than the clock.
            return file.getFileName().toString().startsWith("TEST-")
                    && Files.getLastModifiedTime(file)
                            .toInstant()
                            .plusSeconds(2)
                            .isAfter(start);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
