package io.github.memorybudget.maven;

import io.github.memorybudget.core.session.BaselineLimits;
import io.github.memorybudget.report.baseline.Baseline;
import io.github.memorybudget.report.baseline.BaselineException;
import io.github.memorybudget.report.baseline.BaselineReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** What the baseline allows, for the test JVMs, which can't read the baseline itself. */
final class LimitsFile {

    private LimitsFile() {}

    /**
     * Writes the file below a build directory.
     *
     * @param baseline the accepted figures; need not exist
     * @return where it is, or null where nothing is accepted, or not in a form that can be read, which {@code check} fails for
     * @throws IOException if it can't be written
     */
    static @Nullable Path write(Path baseline, Path buildDirectory, Log log) throws IOException {
        Path file = buildDirectory.resolve(BaselineLimits.RELATIVE_PATH);
        Optional<Baseline> accepted = Optional.empty();
        try {
            accepted = BaselineReader.read(baseline)
                    .filter(found -> !found.limits().isEmpty());
        } catch (BaselineException malformed) {
            log.warn("No test is run again for the baseline: " + malformed.getMessage());
        }
        if (accepted.isEmpty()) {
            Files.deleteIfExists(file);
            return null;
        }
        BaselineLimits.write(file, accepted.get().limits());
        return file;
    }
}
