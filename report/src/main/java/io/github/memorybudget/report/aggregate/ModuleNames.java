package io.github.memorybudget.report.aggregate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Which module the results of a directory are of, when they were moved to another machine: the layout below the project's
 * root stays the same, as in {@code shard-1/core/target/memory-budget/results}.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class ModuleNames {

    private static final List<String> LAYOUT = List.of("results", "memory-budget", "target");

    private ModuleNames() {}

    /**
     * The module whose own place ends the directory's path; of several the longest.
     *
     * @param directory a results directory, anywhere
     * @param modules names of modules by where their results are, relative to the project's root
     */
    public static Optional<String> of(Path directory, Map<Path, String> modules) {
        return modules.entrySet().stream()
                .filter(module -> directory.endsWith(module.getKey()))
                .max((a, b) ->
                        Integer.compare(a.getKey().getNameCount(), b.getKey().getNameCount()))
                .map(Map.Entry::getValue);
    }

    /** The name of the directory that holds {@code target/memory-budget/results}, or the directory's own. */
    public static String guess(Path directory) {
        Path module = directory.toAbsolutePath().normalize();
        for (String name : LAYOUT) {
            if (module.getParent() != null
                    && module.getFileName() != null
                    && module.getFileName().toString().equals(name)) {
                module = module.getParent();
            }
        }
        return String.valueOf(module.getFileName() == null ? module : module.getFileName());
    }
}
