package io.github.memorybudget.core.heapdump;

import org.apiguardian.api.API;

/**
 * How an analysis ended.
 *
 * @param <T> what it answers
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface AnalysisOutcome<T> {

    /**
     * It answered.
     *
     * @param value the answer
     */
    record Answer<T>(T value) implements AnalysisOutcome<T> {}

    /**
     * It found out nothing.
     *
     * @param reason why, in words for a report
     */
    record Failure<T>(String reason) implements AnalysisOutcome<T> {}
}
