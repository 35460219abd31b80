package io.github.memorybudget.report.read;

import io.github.memorybudget.report.model.JvmResults;
import io.github.memorybudget.report.model.Problem;
import io.github.memorybudget.report.model.ResultSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Reads results directories. Whatever is in them, this never throws: what can't be read is a {@link Problem}, and what
 * stands beside it is read all the same.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class ResultsReader {

    private static final String EXTENSION = ".jsonl";

    private ResultsReader() {}

    /**
     * Reads every {@code *.jsonl} of the directories, in the order of their names.
     *
     * @param directories where to look; one that doesn't exist holds no results
     * @param session take the results of this session only, and list the others' files; null takes all
     */
    public static ResultSet read(List<Path> directories, @Nullable String session) {
        List<JvmResults> jvms = new ArrayList<>();
        List<Path> otherSessions = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path directory : directories) {
            for (Path file : files(directory, problems)) {
                JvmFileReader reader = new JvmFileReader(file);
                if (reader.isOfAnotherSessionThan(session)) {
                    otherSessions.add(file);
                } else {
                    jvms.add(reader.results());
                    problems.addAll(reader.problems());
                }
            }
        }
        return new ResultSet(jvms, otherSessions, problems);
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
