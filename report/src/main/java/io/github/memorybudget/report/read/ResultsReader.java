package io.github.memorybudget.report.read;

import io.github.memorybudget.core.result.JvmLine;
import io.github.memorybudget.report.model.JvmResults;
import io.github.memorybudget.report.model.Reading;
import io.github.memorybudget.report.model.ResultSet;
import io.github.memorybudget.report.model.ResultSource;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Reads results directories. Whatever is in them, this never throws: what can't be read is a
 * {@link io.github.memorybudget.report.model.Problem}, and what stands beside it is read all the same.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class ResultsReader {

    private ResultsReader() {}

    /**
     * Every {@code *.jsonl} of the directories, in the order of their names; nothing is read yet.
     *
     * @param directories where to look; one that doesn't exist holds no results
     * @param session take the results of this session only, and list the others' files; null takes all
     */
    public static ResultSource source(List<Path> directories, @Nullable String session) {
        return new DirectorySource(directories, session);
    }

    /** The same, read at once and held whole. */
    public static ResultSet read(List<Path> directories, @Nullable String session) {
        List<JvmResults> jvms = new ArrayList<>();
        Reading reading = source(directories, session).read(jvms::add);
        return new ResultSet(jvms, reading.otherSessions(), reading.problems());
    }

    /**
     * The session that wrote a file, by its first line.
     *
     * @return empty where that line is not there yet, is of no session, or can't be read
     */
    public static Optional<String> session(Path file) {
        try (Lines lines = new Lines(new BufferedInputStream(Files.newInputStream(file)))) {
            Lines.Line first = lines.next();
            return first == null || first.tooLong()
                    ? Optional.empty()
                    : LineReader.read(first.bytes())
                            .filter(JvmLine.class::isInstance)
                            .map(line -> ((JvmLine) line).session());
        } catch (IOException | MalformedLineException | FutureSchemaException unknown) {
            return Optional.empty();
        }
    }
}
