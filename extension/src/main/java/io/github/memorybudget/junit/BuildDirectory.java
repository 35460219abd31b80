package io.github.memorybudget.junit;

import io.github.memorybudget.core.environment.EnvironmentProbe;
import io.github.memorybudget.core.session.BaselineLimits;
import io.github.memorybudget.core.session.Session;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Where the build of a test class keeps its output, and the session that the build left there. */
final class BuildDirectory {

    private static final Map<Path, Optional<Session>> SESSIONS = new ConcurrentHashMap<>();
    private static final Map<Path, BaselineLimits> LIMITS = new ConcurrentHashMap<>();

    private BuildDirectory() {}

    /** The module's folder: what Surefire tells, else the working directory. */
    static Path base() {
        return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    }

    /** The session of the running build, if this JVM belongs to one. */
    static Optional<Session> session(Class<?> testClass) {
        Optional<Session> besideClasses =
                classesFolder(testClass).map(Path::getParent).flatMap(BuildDirectory::read);
        return besideClasses.or(() -> read(base().resolve("target")));
    }

    /**
     * What the build's baseline allows in this JVM's environment. A file that can't be used is told once: without it a test
     * is judged by its budget as ever, and is just not run again for the baseline.
     */
    static BaselineLimits limits(@Nullable Session session) {
        Path named = session == null ? null : session.baselineLimits();
        return named == null
                ? BaselineLimits.NONE
                : LIMITS.computeIfAbsent(named, file -> {
                    try {
                        return BaselineLimits.read(
                                file, EnvironmentProbe.current().key());
                    } catch (IOException unusable) {
                        Recorder.warn("The baseline's limits can't be used, so that no test is run again for them: "
                                + unusable.getMessage());
                        return BaselineLimits.NONE;
                    }
                });
    }

    /** Whether a session of the running build was found for any test so far. */
    static boolean belongsToBuild() {
        return SESSIONS.values().stream().anyMatch(Optional::isPresent);
    }

    private static Optional<Session> read(Path buildDirectory) {
        return SESSIONS.computeIfAbsent(buildDirectory, directory -> {
            try {
                return Session.readBelow(directory).filter(Session::holdsHere);
            } catch (IOException e) {
                throw new ExtensionConfigurationException(e.getMessage(), e);
            }
        });
    }

    private static Optional<Path> classesFolder(Class<?> testClass) {
        CodeSource source = testClass.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(source.getLocation().toURI()))
                    .filter(Files::isDirectory)
                    .filter(folder -> folder.getParent() != null);
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException notAFolder) {
            return Optional.empty();
        }
    }
}
