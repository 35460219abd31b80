package io.github.memorybudget.report.model;

import io.github.memorybudget.core.result.TestIdentity;
import java.time.Instant;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A test that was started and whose result was never written, because its JVM died.
 *
 * @param test which test; its display name and parameter types are not known
 * @param attempt which attempt of it
 * @param startedAt when it was started
 * @param pid the JVM's process id, or null where its file doesn't say
 * @param running whether it was the last test that this JVM started: the one during which it died
 * @param module the module that it is of, or empty where the report is of one module alone
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record LostResult(
        TestIdentity test,
        int attempt,
        Instant startedAt,
        @Nullable Long pid,
        boolean running,
        String module) {

    /** A lost result in a report of one module. */
    public LostResult(TestIdentity test, int attempt, Instant startedAt, @Nullable Long pid, boolean running) {
        this(test, attempt, startedAt, pid, running, "");
    }

    /** The same in a report of several modules. */
    public LostResult of(String itsModule) {
        return new LostResult(test, attempt, startedAt, pid, running, itsModule);
    }

    /** One sentence: what happened. */
    public String explanation() {
        String jvm = pid == null ? "the JVM" : "the JVM (pid " + pid + ")";
        return running
                ? jvm + " died during this test; it has no result"
                : jvm + " died before this test's result was written";
    }
}
