package io.github.memorybudget.core.text;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Lines of texts that a tab separates; tabs, line ends and backslashes in a text are escaped. What our own processes tell
 * each other is written so, since the test JVM has no reader of JSON.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Lines {

    private final StringBuilder out = new StringBuilder();

    /** No lines yet. */
    public Lines() {}

    /** Adds a line of these texts. */
    public Lines add(Object... columns) {
        for (int i = 0; i < columns.length; i++) {
            if (i > 0) {
                out.append('\t');
            }
            escape(String.valueOf(columns[i]));
        }
        out.append('\n');
        return this;
    }

    /** All lines, each with its end. */
    @Override
    public String toString() {
        return out.toString();
    }

    /** The texts of a line; at least one, which may be empty. */
    public static List<String> columns(String line) {
        List<String> columns = new ArrayList<>();
        StringBuilder column = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\t') {
                columns.add(column.toString());
                column.setLength(0);
            } else if (c == '\\' && i + 1 < line.length()) {
                char escaped = line.charAt(++i);
                column.append(escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
            } else {
                column.append(c);
            }
        }
        columns.add(column.toString());
        return columns;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\\' -> out.append("\\\\");
                default -> out.append(c);
            }
        }
    }
}
