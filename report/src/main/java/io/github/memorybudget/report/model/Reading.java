package io.github.memorybudget.report.model;

import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What was found in results directories besides results.
 *
 * @param otherSessions files of other sessions; what they hold is left out
 * @param problems what could not be read
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Reading(List<Path> otherSessions, List<Problem> problems) {

    public Reading {
        otherSessions = List.copyOf(otherSessions);
        problems = List.copyOf(problems);
    }
}
