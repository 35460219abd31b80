package io.github.memorybudget.core.heapdump;

import java.io.IOException;
import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * A heap dump that can't be analysed: truncated, corrupt, of another kind, or larger than the limits. The message names the
 * file, the offset in bytes, what was found there and what is accepted.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HeapDumpException extends IOException {

    private static final long serialVersionUID = 1L;

    HeapDumpException(Path file, long offset, String found, String accepted) {
        super("Can't analyse the heap dump " + file + ": at offset " + offset + " found " + found + "; accepted: "
                + accepted);
    }
}
