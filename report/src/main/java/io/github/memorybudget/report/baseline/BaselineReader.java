package io.github.memorybudget.report.baseline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Reads {@code memory-baseline.json}. Unlike a result line, a baseline is edited and merged by people, so everything that
 * is not what the format says is an error, not a member to pass over.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class BaselineReader {

    private static final Pattern CONFLICT =
            Pattern.compile("^(<{7} .*|={7}|>{7} .*|\\|{7} .*)\\r?$", Pattern.MULTILINE);

    private BaselineReader() {}

    /**
     * Reads the file.
     *
     * @return empty where there is none
     * @throws BaselineException if it is not a baseline
     * @throws IOException if it can't be read; the message names it
     */
    public static Optional<Baseline> read(Path file) throws IOException {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new IOException("The baseline " + file + " can't be read: " + unreadable, unreadable);
        }
        // Before the syntax: a marker is what is wrong then, and not the character that the parser stumbles over.
        String text = new String(bytes, StandardCharsets.UTF_8);
        Matcher conflict = CONFLICT.matcher(text);
        if (conflict.find()) {
            int line = 1
                    + (int) text.substring(0, conflict.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            throw new BaselineException(
                    file,
                    line,
                    "\"" + conflict.group().strip() + "\" is a conflict marker of a merge; keep one of the sides");
        }
        return Optional.of(new BaselineParser(file).parse(bytes));
    }
}
