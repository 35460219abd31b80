package io.github.memorybudget.core.session;

import io.github.memorybudget.core.config.Mode;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a running build tells the test JVMs that it starts. It is passed by a file, not by the JVM's command line, which
 * belongs to the user.
 *
 * <p>A session holds only for descendants of the process that wrote it, so that a file that a finished build left behind
 * does not silence a later run in an IDE.
 *
 * @param id tells one build from another; results carry it
 * @param mode what the test JVMs do with a violation
 * @param resultsDirectory where results go, absolute
 * @param ownerPid process id of the build
 * @param ownerStart start time of that process, to the millisecond; ids are reused, pairs are not
 * @param baselineLimits the file of {@link BaselineLimits}, absolute, or null where nothing is accepted
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Session(
        String id,
        Mode mode,
        Path resultsDirectory,
        long ownerPid,
        Instant ownerStart,
        @Nullable Path baselineLimits) {

    /** Where the file stands below the build directory. */
    public static final Path RELATIVE_PATH = Path.of("memory-budget", "session.properties");

    /** A session of a build that has accepted nothing. */
    public Session(String id, Mode mode, Path resultsDirectory, long ownerPid, Instant ownerStart) {
        this(id, mode, resultsDirectory, ownerPid, ownerStart, null);
    }

    /** A session whose owner is the current process. */
    public static Session ownedByThisProcess(String id, Mode mode, Path resultsDirectory) {
        ProcessHandle self = ProcessHandle.current();
        return new Session(
                id,
                mode,
                resultsDirectory.toAbsolutePath(),
                self.pid(),
                startOf(self).orElse(Instant.EPOCH));
    }

    /** The same with what its baseline allows. */
    public Session withBaselineLimits(@Nullable Path file) {
        return new Session(
                id, mode, resultsDirectory, ownerPid, ownerStart, file == null ? null : file.toAbsolutePath());
    }

    /** Whether the current process is the owner, or was started by it, directly or not. */
    public boolean holdsHere() {
        Optional<ProcessHandle> process = Optional.of(ProcessHandle.current());
        while (process.isPresent()) {
            ProcessHandle handle = process.get();
            if (handle.pid() == ownerPid) {
                return startOf(handle).map(ownerStart::equals).orElse(ownerStart.equals(Instant.EPOCH));
            }
            process = handle.parent();
        }
        return false;
    }

    /** Whether the current process is the owner itself: tests run inside the build ({@code forkCount=0}). */
    public boolean isOwnedByThisProcess() {
        return ProcessHandle.current().pid() == ownerPid && holdsHere();
    }

    /**
     * Writes the file below a build directory, whole or not at all.
     *
     * @throws IOException if it can't be written
     */
    public void writeBelow(Path buildDirectory) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("session", id);
        properties.setProperty("mode", mode.key());
        properties.setProperty("resultsDirectory", resultsDirectory.toString());
        properties.setProperty("ownerPid", Long.toString(ownerPid));
        properties.setProperty("ownerStart", ownerStart.toString());
        if (baselineLimits != null) {
            properties.setProperty("baselineLimits", baselineLimits.toString());
        }
        StringWriter text = new StringWriter();
        properties.store(text, "Written by memory-budget:prepare for the test JVMs of one build");
        WholeFile.write(buildDirectory.resolve(RELATIVE_PATH), text.toString());
    }

    /**
     * Reads the file below a build directory.
     *
     * @return empty where there is none
     * @throws IOException if it can't be read, or is not a session; the message names the file and what is wrong
     */
    public static Optional<Session> readBelow(Path buildDirectory) throws IOException {
        Path file = buildDirectory.resolve(RELATIVE_PATH);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
            String limits = properties.getProperty("baselineLimits");
            return Optional.of(new Session(
                    required(properties, "session"),
                    Mode.parse(required(properties, "mode")),
                    Path.of(required(properties, "resultsDirectory")),
                    Long.parseLong(required(properties, "ownerPid")),
                    Instant.parse(required(properties, "ownerStart")),
                    limits == null ? null : Path.of(limits)));
        } catch (RuntimeException | CharacterCodingException malformed) {
            throw new IOException("The session file " + file + " is malformed: " + malformed.getMessage(), malformed);
        }
    }

    private static String required(Properties properties, String name) {
        String value = properties.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("\"" + name + "\" is missing");
        }
        return value;
    }

    private static Optional<Instant> startOf(ProcessHandle process) {
        return process.info().startInstant().map(instant -> Instant.ofEpochMilli(instant.toEpochMilli()));
    }
}
