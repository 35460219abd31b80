package io.github.memorybudget.core.result;

import java.time.Instant;
import org.apiguardian.api.API;

/**
 * Written before a test's fixture runs; without a result after it, the JVM died during that test.
 *
 * @param test which test
 * @param attempt 1 for the first run of that unique id in this JVM, 2 for the first rerun, and so on
 * @param startedAt when
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record StartedLine(TestIdentity test, int attempt, Instant startedAt) implements ResultLine {}
