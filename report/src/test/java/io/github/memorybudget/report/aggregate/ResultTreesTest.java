package io.github.memorybudget.report.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.result.ResultFormat;
import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.model.Problem;
import io.github.memorybudget.report.model.ResultSet;
import io.github.memorybudget.report.read.ResultsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultTreesTest {

    @TempDir
    Path directory;

    private Path results(String place, String file) throws IOException {
        Path results = Files.createDirectories(directory.resolve(place));
        Files.writeString(
                results.resolve(file),
                ResultFormat.toJson(Samples.JVM) + "\n" + ResultFormat.toJson(Samples.leak()) + "\n");
        return results;
    }

    @Test
    void findsResultsAtAnyDepthOnce() throws IOException {
        Path core = results("shard-1/core/target/memory-budget/results", "1-a.jsonl");
        Path web = results("shard-1/web", "1-b.jsonl");
        ResultTrees trees = ResultTrees.below(List.of(directory.resolve("shard-1"), directory.resolve("shard-1/web")));

        assertThat(trees.directories()).containsExactly(core, web);
        assertThat(trees.problems()).isEmpty();
    }

    @Test
    void namesWhatIsMissingOrEmpty() throws IOException {
        Path empty = Files.createDirectory(directory.resolve("empty"));
        Path file = Files.createFile(directory.resolve("file"));
        ResultTrees trees = ResultTrees.below(List.of(empty, file, directory.resolve("missing")));

        assertThat(trees.problems())
                .extracting(Problem::file)
                .containsExactly(empty, file, directory.resolve("missing"));
        assertThat(trees.problems().get(0).message()).startsWith("holds no results");
        assertThat(trees.problems().get(1).message()).startsWith("is not a directory");
    }

    @Test
    void aCopyOfAFileCountsOnce() throws IOException {
        Path one = results("shard-1", "1-a.jsonl");
        Path two = results("shard-2", "1-a.jsonl");
        ResultSet results = ResultsReader.read(List.of(one, two), null);

        assertThat(results.jvms()).hasSize(1);
    }

    @Test
    void knowsAModuleByItsPlace() {
        Map<Path, String> modules = Map.of(
                Path.of("core/target/memory-budget/results"), "core",
                Path.of("extra/core/target/memory-budget/results"), "extra-core");

        assertThat(ModuleNames.of(Path.of("/s/1/core/target/memory-budget/results"), modules))
                .contains("core");
        assertThat(ModuleNames.of(Path.of("/s/extra/core/target/memory-budget/results"), modules))
                .contains("extra-core");
        assertThat(ModuleNames.of(Path.of("/s/1/web/target/memory-budget/results"), modules))
                .isEmpty();
        assertThat(ModuleNames.guess(Path.of("/s/1/web/target/memory-budget/results")))
                .isEqualTo("web");
        assertThat(ModuleNames.guess(Path.of("/s/1/web"))).isEqualTo("web");
    }

    @Test
    void tellsTheModulesOfOtherBuildsApart() {
        assertThat(ModuleNames.guess(Path.of("/s/1/web/build/memory-budget-results")))
                .isEqualTo("web");
        assertThat(ModuleNames.guess(Path.of("/s/2/core/build/memory-budget-results")))
                .isEqualTo("core");
        assertThat(ModuleNames.guess(Path.of("/w/bazel-testlogs/a/all_tests/test.outputs")))
                .isEqualTo("a/all_tests");
        assertThat(ModuleNames.guess(Path.of("/w/bazel-testlogs/b/all_tests/shard_1_of_2/test.outputs")))
                .isEqualTo("b/all_tests");
        assertThat(ModuleNames.directory(Path.of("/s/web/build/memory-budget-results")))
                .isEqualTo(Path.of("/s/web").toAbsolutePath());
    }
}
