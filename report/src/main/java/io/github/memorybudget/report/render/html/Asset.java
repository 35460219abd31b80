package io.github.memorybudget.report.render.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * A file that stands beside the pages. It is no part of them, since a strict content policy, such as that of Jenkins,
 * allows files of the same server and nothing that stands in a page itself.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public enum Asset {
    /** How the pages look. */
    STYLE("style.css"),
    /** Sorting and filtering; the pages can be read without it. */
    SCRIPT("report.js");

    private final String file;

    Asset(String file) {
        this.file = file;
    }

    /** The file's name. */
    public String file() {
        return file;
    }

    /** The file's text. */
    public String text() {
        try (InputStream in = Asset.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " in this program's own jar can't be read", unreadable);
        }
    }
}
