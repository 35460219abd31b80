package io.github.memorybudget.core.result;

import java.time.Instant;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a test class left behind in a survey, from before its {@code @BeforeAll} methods to after its {@code @AfterAll}
 * methods, its nested classes included.
 *
 * @param className fully qualified name of the test class, the one that the engine ran
 * @param uniqueId the engine's unique id of the class
 * @param figures {@code retained}, {@code offHeap} and {@code threads}, without budgets
 * @param growth growth by class, largest first; empty where little was left behind
 * @param reason why a figure can't be had, or null
 * @param startedAt when the class started
 * @param durationMillis how long it took
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record ClassLine(
        String className,
        String uniqueId,
        Figures figures,
        List<ClassGrowth> growth,
        @Nullable String reason,
        Instant startedAt,
        long durationMillis)
        implements ResultLine {

    public ClassLine {
        growth = List.copyOf(growth);
    }
}
