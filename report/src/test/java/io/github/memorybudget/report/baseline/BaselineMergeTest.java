package io.github.memorybudget.report.baseline;

import static io.github.memorybudget.report.baseline.BaselineComparerTest.retained;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.memorybudget.core.environment.Environment;
import io.github.memorybudget.core.result.Basis;
import io.github.memorybudget.core.verdict.Metric;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two branches accept figures, and Git itself merges them. */
class BaselineMergeTest {

    private static final Environment HERE = new Environment("17", "vm", "G1", true, false, "amd64");
    private static final Environment ELSEWHERE = new Environment("25", "vm", "G1", true, false, "amd64");

    @TempDir
    Path directory;

    @BeforeEach
    void startsARepository() throws Exception {
        try {
            assertThat(git("init", "--quiet")).isZero();
        } catch (IOException missing) {
            Assumptions.abort("there is no git: " + missing);
        }
        accept(HERE, Map.of("bakes", 1_000_000L, "dries", 2_000_000L, "fries", 3_000_000L));
        commit("base");
        assertThat(git("branch", "theirs")).isZero();
    }

    @Test
    void changesOfDifferentTestsMerge() throws Exception {
        accept(HERE, Map.of("bakes", 9_000_000L, "eats", 5L));
        commit("ours");
        theirs();
        accept(HERE, Map.of("cooks", 7L, "dries", 1_500_000L, "grills", 6L));
        commit("theirs");

        assertThat(merge()).isZero();
        assertThat(retainedIn(HERE))
                .isEqualTo(Map.of(
                        "bakes", 9_000_000L,
                        "cooks", 7L,
                        "dries", 1_500_000L,
                        "eats", 5L,
                        "fries", 3_000_000L,
                        "grills", 6L));
    }

    @Test
    void aNewEnvironmentMergesWithChangesOfAnother() throws Exception {
        accept(HERE, Map.of("fries", 9_000_000L));
        commit("ours");
        theirs();
        accept(ELSEWHERE, Map.of("bakes", 4L, "fries", 5L));
        commit("theirs");

        assertThat(merge()).isZero();
        assertThat(retainedIn(HERE)).containsEntry("fries", 9_000_000L).hasSize(3);
        assertThat(retainedIn(ELSEWHERE)).isEqualTo(Map.of("bakes", 4L, "fries", 5L));
    }

    @Test
    void testsThatWereAddedAtTheSamePlaceMergeByUnion() throws Exception {
        Files.writeString(directory.resolve(".gitattributes"), Baseline.FILE_NAME + " merge=union\n");
        accept(HERE, Map.of("cooks", 7L));
        commit("ours");
        theirs();
        Files.writeString(directory.resolve(".gitattributes"), Baseline.FILE_NAME + " merge=union\n");
        accept(HERE, Map.of("carves", 8L));
        commit("theirs");

        assertThat(merge()).isZero();
        assertThat(retainedIn(HERE))
                .containsEntry("cooks", 7L)
                .containsEntry("carves", 8L)
                .hasSize(5);
    }

    @Test
    void whatGitLeavesOfTwoChangesOfOneTestIsNamed() throws Exception {
        accept(HERE, Map.of("dries", 9_000_000L));
        commit("ours");
        theirs();
        accept(HERE, Map.of("dries", 8_000_000L));
        commit("theirs");

        assertThat(merge()).isOne();
        int line = Files.readAllLines(file()).indexOf("<<<<<<< HEAD") + 1;
        assertThat(line).isPositive();
        assertThatThrownBy(() -> BaselineReader.read(file()))
                .isInstanceOf(BaselineException.class)
                .hasMessageStartingWith(file() + ":" + line + ": ")
                .hasMessageContaining("conflict marker");
    }

    private Path file() {
        return directory.resolve(Baseline.FILE_NAME);
    }

    private void accept(Environment environment, Map<String, Long> retained) throws IOException {
        Baseline before = BaselineReader.read(file()).orElse(Baseline.EMPTY);
        BaselineUpdate update = new BaselineUpdate(before, true, false);
        retained.forEach((method, figure) ->
                update.add(BaselineComparerTest.test(environment, method, retained(figure, Basis.WARM))));
        BaselineWriter.write(update.finish().baseline(), file());
    }

    /** What each method of the tests keeps. */
    private Map<String, Long> retainedIn(Environment environment) throws IOException {
        SortedMap<String, Long> figures = new TreeMap<>();
        BaselineReader.read(file())
                .orElseThrow()
                .tests(environment.key())
                .forEach((test, byKey) -> figures.put(
                        test.substring(test.indexOf('#') + 1, test.indexOf('(')),
                        byKey.get(new FigureKey(Metric.RETAINED))));
        return figures;
    }

    private void commit(String message) throws Exception {
        assertThat(git("add", "--all")).isZero();
        assertThat(git("commit", "--quiet", "--message", message)).isZero();
    }

    private void theirs() throws Exception {
        assertThat(git("tag", "ours")).isZero();
        assertThat(git("checkout", "--quiet", "theirs")).isZero();
    }

    private int merge() throws Exception {
        return git("merge", "--quiet", "--no-edit", "ours");
    }

    private int git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "git",
                "-c",
                "user.name=test",
                "-c",
                "user.email=test@example.com",
                "-c",
                "core.hooksPath=none",
                "-c",
                "commit.gpgSign=false"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        git.getOutputStream().close();
        String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = git.waitFor();
        assertThat(code).as(String.join(" ", arguments) + ": " + output).isBetween(0, 1);
        return code;
    }
}
