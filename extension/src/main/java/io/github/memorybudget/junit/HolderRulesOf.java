package io.github.memorybudget.junit;

import io.github.memorybudget.core.config.Key;
import io.github.memorybudget.core.heapdump.ClassNamePatterns;
import io.github.memorybudget.core.heapdump.HolderRules;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What counts as a holder for one test class: its own code, what the test framework holds, what the user excluded. */
final class HolderRulesOf {

    /** What the test engine, the build and we ourselves keep is no test's leak. */
    private static final ClassNamePatterns FRAMEWORKS = ClassNamePatterns.of(
            "org.junit.*",
            "org.apache.maven.surefire.*",
            "org.gradle.*",
            "worker.org.gradle.*",
            "com.intellij.rt.*",
            "org.eclipse.jdt.internal.junit.*",
            "org.jacoco.agent.rt.*",
            "io.github.memorybudget.junit.*",
            "io.github.memorybudget.core.*");

    private final Class<?> testClass;
    private final Settings settings;

    HolderRulesOf(Class<?> testClass, Settings settings) {
        this.testClass = testClass;
        this.settings = settings;
    }

    /**
     * The rules for one run.
     *
     * @param loadedByRun names of the classes that the run loaded
     */
    HolderRules with(Set<String> loadedByRun) {
        ClassNamePatterns ignored =
                settings.text(Key.IGNORE_HOLDERS).map(HolderRulesOf::patterns).orElse(ClassNamePatterns.NONE);
        Optional<String> ownPackages = settings.text(Key.OWN_PACKAGES);
        return ownPackages.isPresent()
                ? new HolderRules(packages(ownPackages.get()), loadedByRun, FRAMEWORKS, ignored)
                : new HolderRules(
                        ClassNamePatterns.of(outermost()),
                        samePackages(),
                        classFolders(),
                        loadedByRun,
                        FRAMEWORKS,
                        ignored);
    }

    /** Whether a holder, in words, is the test framework's or ours: {@code static org.junit.Foo.BAR}. */
    static boolean isFrameworks(String holder) {
        return holder.startsWith("local variable") || FRAMEWORKS.matches(holder.substring(holder.indexOf(' ') + 1));
    }

    /** The name of the class around all, which stands for those nested in it. */
    private String outermost() {
        return testClass.getName().replaceFirst("\\$.*", "");
    }

    /** Classes whose package shares the test's first two segments. */
    private ClassNamePatterns samePackages() {
        String[] segments = testClass.getPackageName().split("\\.");
        if (segments[0].isEmpty()) {
            return ClassNamePatterns.NONE;
        }
        return ClassNamePatterns.of((segments.length == 1 ? segments[0] : segments[0] + "." + segments[1]) + ".*");
    }

    /** Folders of class files that this JVM loads from: what a build compiles is there, libraries come in archives. */
    private Set<Path> classFolders() {
        Set<Path> folders = new HashSet<>();
        CodeSource source = testClass.getProtectionDomain().getCodeSource();
        if (source != null && source.getLocation() != null) {
            try {
                addFolder(folders, Path.of(source.getLocation().toURI()).toString());
            } catch (URISyntaxException | IllegalArgumentException | java.nio.file.FileSystemNotFoundException e) {
                // A class that comes from no file of the default file system comes from no folder.
                folders.clear();
            }
        }
        for (String property : new String[] {"java.class.path", "surefire.test.class.path", "jdk.module.path"}) {
            for (String element : System.getProperty(property, "").split(File.pathSeparator)) {
                addFolder(folders, element);
            }
        }
        return folders;
    }

    private static void addFolder(Set<Path> folders, String element) {
        try {
            Path path = Path.of(element).toAbsolutePath().normalize();
            if (!element.isBlank() && Files.isDirectory(path)) {
                folders.add(path);
            }
        } catch (InvalidPathException notAPath) {
            // A class path may hold anything; what is no path is no folder.
            return;
        }
    }

    private static ClassNamePatterns packages(String commaSeparated) {
        Set<String> names = new TreeSet<>();
        for (String name : elements(commaSeparated)) {
            names.add(name);
            if (!name.endsWith("*")) {
                names.add(name + ".*");
            }
        }
        return new ClassNamePatterns(names);
    }

    private static ClassNamePatterns patterns(String commaSeparated) {
        return ClassNamePatterns.of(elements(commaSeparated));
    }

    private static String[] elements(String commaSeparated) {
        return commaSeparated.strip().split("\\s*,\\s*");
    }
}
