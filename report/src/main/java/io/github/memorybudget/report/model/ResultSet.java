package io.github.memorybudget.report.model;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * Everything that was found in the results directories, held at once.
 *
 * @param jvms what each JVM of the session wrote
 * @param otherSessions files of other sessions; what they hold is left out
 * @param problems what could not be read
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record ResultSet(List<JvmResults> jvms, List<Path> otherSessions, List<Problem> problems)
        implements ResultSource {

    public ResultSet {
        jvms = List.copyOf(jvms);
        otherSessions = List.copyOf(otherSessions);
        problems = List.copyOf(problems);
    }

    @Override
    public Reading read(Consumer<JvmResults> consumer) {
        jvms.forEach(consumer);
        return new Reading(otherSessions, problems);
    }
}
