package io.github.memorybudget.report.baseline;

import java.io.IOException;
import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * A baseline that is not what the format says. The message gives file, line, the offending value and the accepted form.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class BaselineException extends IOException {

    private static final long serialVersionUID = 1L;

    BaselineException(Path file, int line, String message) {
        super(file + ":" + line + ": " + message);
    }
}
