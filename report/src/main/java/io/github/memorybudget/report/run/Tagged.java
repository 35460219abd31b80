package io.github.memorybudget.report.run;

import io.github.memorybudget.report.baseline.Baseline;
import io.github.memorybudget.report.baseline.BaselineReader;
import io.github.memorybudget.report.baseline.Tag;
import io.github.memorybudget.report.baseline.Tolerance;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A tagged baseline's file.
 *
 * @param file where it is
 * @param drift by how many percent a figure may have grown since
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Tagged(Path file, BigDecimal drift) {

    /**
     * From settings.
     *
     * @param file the file, or null where there is none
     * @param drift a share such as {@code "10 %"}
     * @throws IllegalArgumentException if the drift is no share; the message gives the text and the accepted form
     */
    public static @Nullable Tagged of(@Nullable Path file, String drift) {
        BigDecimal share = Tolerance.share(drift);
        return file == null ? null : new Tagged(file, share);
    }

    Tag load() throws IOException {
        Baseline baseline = BaselineReader.read(file)
                .orElseThrow(
                        () -> new NoSuchFileException(file.toString(), null, "the tagged baseline does not exist"));
        return new Tag(String.valueOf(file.getFileName()), baseline, drift);
    }
}
