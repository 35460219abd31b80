package io.github.memorybudget.report.aggregate;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Which module the results of a directory are of, when they were moved to another machine: the layout below the project's
 * root stays the same, as in {@code shard-1/core/target/memory-budget/results}.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class ModuleNames {

    /** What stands between a module and its results: Maven's, Gradle's as in the guide, and Bazel's directories. */
    private static final Pattern LAYOUT = Pattern.compile(
            "results|memory-budget|memory-budget-results|target|build|test\\.outputs|shard_\\d+_of_\\d+|run_\\d+_of_\\d+");

    private static final Set<String> TEST_LOGS = Set.of("testlogs", "bazel-testlogs");

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

    /**
     * A name by the directory's place: of the directory that holds {@code target/memory-budget/results} or what other
     * builds have there; below Bazel's {@code testlogs} all of its place, since packages have targets of the same name.
     */
    public static String guess(Path directory) {
        Path module = directory(directory);
        for (int i = module.getNameCount() - 2; i >= 0; i--) {
            if (TEST_LOGS.contains(module.getName(i).toString())) {
                return slashes(module.subpath(i + 1, module.getNameCount()));
            }
        }
        return String.valueOf(module.getFileName() == null ? module : module.getFileName());
    }

    /** The directory of the module that a results directory is of, by the layouts of the usual builds. */
    public static Path directory(Path results) {
        Path module = results.toAbsolutePath().normalize();
        // One that is called like a part of the layout, and stands at the file system's root, is no part of it.
        while (module.getNameCount() > 1
                && LAYOUT.matcher(module.getFileName().toString()).matches()) {
            module = module.getParent();
        }
        return module;
    }

    private static String slashes(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }
}
