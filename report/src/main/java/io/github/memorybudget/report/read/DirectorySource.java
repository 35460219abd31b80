package io.github.memorybudget.report.read;

import io.github.memorybudget.report.model.JvmResults;
import io.github.memorybudget.report.model.Problem;
import io.github.memorybudget.report.model.Reading;
import io.github.memorybudget.report.model.ResultSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code *.jsonl} files of some directories, in the order of their names. One file is held at a time.
 *
 * <p>A file's name holds a UUID, so that the same name in two directories is a copy, and counts once.
 *
 * @param session the results of this session only; null takes all
 */
record DirectorySource(List<Path> directories, @Nullable String session) implements ResultSource {

    private static final String EXTENSION = ".jsonl";

    DirectorySource {
        directories = List.copyOf(directories);
    }

    @Override
    public Reading read(Consumer<JvmResults> consumer) {
        List<Path> otherSessions = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (Path directory : directories) {
            for (Path file : files(directory, problems)) {
                if (!seen.add(file.getFileName())) {
                    continue;
                }
                JvmFileReader reader = new JvmFileReader(file);
                if (reader.isOfAnotherSessionThan(session)) {
                    otherSessions.add(file);
                } else {
                    consumer.accept(reader.results());
                    problems.addAll(reader.problems());
                }
            }
        }
        return new Reading(otherSessions, problems);
    }

    private static List<Path> files(Path directory, List<Problem> problems) {
        if (Files.notExists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> entry.toString().endsWith(EXTENSION))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            problems.add(new Problem(directory, null, "is not a directory that can be read: " + unreadable));
            return List.of();
        }
    }
}
