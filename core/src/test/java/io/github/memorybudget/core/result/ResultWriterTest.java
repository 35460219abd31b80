package io.github.memorybudget.core.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultWriterTest {

    private static final TestIdentity TEST = new TestIdentity("a.B", "ü", List.of(), "ü()", "id");
    private static final StartedLine LINE = new StartedLine(TEST, 1, Instant.EPOCH);

    @TempDir
    Path folder;

    @Test
    void makesTheDirectoryAndAFileOfItsOwn() throws IOException {
        Path directory = folder.resolve("a/b");
        try (ResultWriter one = ResultWriter.createIn(directory);
                ResultWriter other = ResultWriter.createIn(directory)) {
            assertThat(one.file()).isNotEqualTo(other.file()).isEmptyFile().hasParent(directory);
            assertThat(one.file().getFileName().toString())
                    .matches(ProcessHandle.current().pid() + "-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.jsonl");
        }
    }

    @Test
    void everyLineIsOnDiskBeforeTheCallReturns() throws IOException {
        try (ResultWriter writer = ResultWriter.createIn(folder)) {
            for (int lines = 1; lines <= 3; lines++) {
                writer.append(LINE);

                assertThat(Files.readString(writer.file())).isEqualTo((ResultFormat.toJson(LINE) + "\n").repeat(lines));
            }
        }
    }

    @Test
    void linesOfSeveralThreadsDoNotMix() throws IOException {
        try (ResultWriter writer = ResultWriter.createIn(folder)) {
            IntStream.range(0, 1_000).parallel().forEach(i -> append(writer));

            assertThat(Files.readAllLines(writer.file())).hasSize(1_000).containsOnly(ResultFormat.toJson(LINE));
        }
    }

    @Test
    void refusesADirectoryThatCantBeMade() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> ResultWriter.createIn(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
        assertThatThrownBy(() -> ResultWriter.createIn(file.resolve("below")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void refusesToAppendOnceClosed() throws IOException {
        ResultWriter writer = ResultWriter.createIn(folder);
        writer.close();

        assertThatThrownBy(() -> writer.append(LINE)).isInstanceOf(IOException.class);
    }

    private static void append(ResultWriter writer) {
        try {
            writer.append(LINE);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
