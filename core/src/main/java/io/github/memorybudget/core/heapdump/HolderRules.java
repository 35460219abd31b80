package io.github.memorybudget.core.heapdump;

import java.util.Set;
import org.apiguardian.api.API;

/**
 * What tells memory that counts from first use of others.
 *
 * @param own the user's own classes: their static state counts, and their instances count wherever they are
 * @param loadedByRun classes that the run itself loaded, by name ({@code java.util.HashMap$Node}); static state of these
 *     counts only if they are own
 * @param frameworks classes whose instances and static state don't count as holders, as the test framework's; own instances
 *     behind them count
 * @param ignored holders that the user excluded: all that is reachable only through their instances and static state is
 *     listed as ignored
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record HolderRules(
        ClassNamePatterns own, Set<String> loadedByRun, ClassNamePatterns frameworks, ClassNamePatterns ignored) {

    /** Everything counts that was there before. */
    public static final HolderRules DEFAULT =
            new HolderRules(ClassNamePatterns.NONE, Set.of(), ClassNamePatterns.NONE, ClassNamePatterns.NONE);

    /** Copies the set. */
    public HolderRules {
        loadedByRun = Set.copyOf(loadedByRun);
    }
}
