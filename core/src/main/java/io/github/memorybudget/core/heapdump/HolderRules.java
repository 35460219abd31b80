package io.github.memorybudget.core.heapdump;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import org.apiguardian.api.API;

/**
 * What tells memory that counts from first use of others.
 *
 * @param own the user's own classes: their static state counts, and their instances count wherever they are
 * @param ownPackages packages of the user's own, but for the frameworks' classes in them: {@code io.github.*} may be the user's,
 *     and has this library, too
 * @param ownDirectories folders of class files; a class whose file is in one is the user's own too, but for the frameworks'
 * @param loadedByRun classes that the run itself loaded or initialised, by name ({@code java.util.HashMap$Node}); static state of these
 *     counts only if they are own
 * @param frameworks classes whose instances and static state don't count as holders, as the test framework's; own instances
 *     behind them count
 * @param ignored holders that the user excluded: all that is reachable only through their instances and static state is
 *     listed as ignored
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record HolderRules(
        ClassNamePatterns own,
        ClassNamePatterns ownPackages,
        Set<Path> ownDirectories,
        Set<String> loadedByRun,
        ClassNamePatterns frameworks,
        ClassNamePatterns ignored) {

    /** Everything counts that was there before. */
    public static final HolderRules DEFAULT =
            new HolderRules(ClassNamePatterns.NONE, Set.of(), ClassNamePatterns.NONE, ClassNamePatterns.NONE);

    /** Copies the sets. */
    public HolderRules {
        ownDirectories = Set.copyOf(ownDirectories);
        loadedByRun = Set.copyOf(loadedByRun);
    }

    /** Tells the user's own classes, by name, from others. */
    public Predicate<String> ownClasses() {
        ClassFolders folders = new ClassFolders(ownDirectories);
        return name ->
                own.matches(name) || !frameworks.matches(name) && (ownPackages.matches(name) || folders.contain(name));
    }

    /** Rules without packages and folders of own classes. */
    public HolderRules(
            ClassNamePatterns own, Set<String> loadedByRun, ClassNamePatterns frameworks, ClassNamePatterns ignored) {
        this(own, ClassNamePatterns.NONE, Set.of(), loadedByRun, frameworks, ignored);
    }
}
