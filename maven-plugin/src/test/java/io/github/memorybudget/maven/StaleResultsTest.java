package io.github.memorybudget.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.memorybudget.core.environment.Environment;
import io.github.memorybudget.core.result.JvmLine;
import io.github.memorybudget.core.result.ResultWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaleResultsTest {

    private static final Instant BEGUN = Instant.now().minusSeconds(60);
    private static final Instant BEFORE = BEGUN.minusSeconds(60);

    @TempDir
    Path results;

    private Path written(@Nullable String session) throws IOException {
        try (ResultWriter writer = ResultWriter.createIn(results)) {
            writer.append(new JvmLine(session, 1, "ok", new Environment("17", "vm", "G1", true, false, "amd64")));
            return writer.file();
        }
    }

    private static Path at(Instant time, Path file) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(time));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(results.resolve(name), text);
    }

    private Stream<Path> left() throws IOException {
        StaleResults.delete(results, "4711-2", BEGUN);
        return Files.list(results);
    }

    @Test
    void whatAnotherModuleOfTheBuildMeasuredStays() throws IOException {
        Path ours = written("4711-2");
        written("4711-1");
        written("4712-2");

        try (Stream<Path> left = left()) {
            assertThat(left).containsExactly(ours);
        }
    }

    @Test
    void whatBelongsToNoBuildGoesIfItIsOlderThanThisOne() throws IOException {
        at(BEFORE, written(null));
        at(BEFORE, file("empty.jsonl", ""));
        at(BEFORE, file("cut.jsonl", "{\"type\":\"jvm\",\"sch"));
        Path beingWritten = file("new.jsonl", "");

        try (Stream<Path> left = left()) {
            assertThat(left).containsExactly(beingWritten);
        }
    }

    @Test
    void otherFilesAreNotTouched() throws IOException {
        Path notes = at(BEFORE, file("notes.txt", "mine"));

        try (Stream<Path> left = left()) {
            assertThat(left).containsExactly(notes);
        }
    }

    @Test
    void aDirectoryThatIsNotThereHoldsNone() {
        assertThatCode(() -> StaleResults.delete(results.resolve("none"), "4711-2", BEGUN))
                .doesNotThrowAnyException();
    }
}
