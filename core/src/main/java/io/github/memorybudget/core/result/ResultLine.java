package io.github.memorybudget.core.result;

import org.apiguardian.api.API;

/**
 * One line of a results file.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public sealed interface ResultLine permits ClassLine, JvmLine, StartedLine, TestResult {

    /** The version of the format that this code writes and reads. */
    int SCHEMA = 1;
}
