package io.github.memorybudget.report.render.figures;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Makes text from test names, messages and class names harmless to look at: what would move the cursor, colour a
 * terminal, break a line or turn the reading direction is shown as its code instead.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Visible {

    private Visible() {}

    /** The text on one line, line breaks and tabs as a space. */
    public static String line(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t') {
                out.append(' ');
            } else if (isHarmful(c)) {
                out.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    /**
     * The text on one line of a build's log, none that is a command to the CI system that reads it: GitHub Actions takes a
     * line that starts with two colons for one, whatever blanks stand before them, and some take {@code ##[} and the like
     * wherever it stands.
     */
    public static String log(String text) {
        String line = line(text).replace("##", "#\\u0023");
        String start = line.stripLeading();
        return start.startsWith("::")
                ? line.substring(0, line.length() - start.length()) + "\\u003a" + start.substring(1)
                : line;
    }

    /** The same, cut to so many characters, the last one an ellipsis where something is missing. */
    public static String line(String text, int longest) {
        // Cutting first bounds the work on a hostile text.
        String line = line(firstCharacters(text, longest + 1));
        int length = line.codePointCount(0, line.length());
        return length <= longest ? line : firstCharacters(line, longest - 3) + "...";
    }

    private static String firstCharacters(String text, int count) {
        return text.codePointCount(0, text.length()) <= count
                ? text
                : text.substring(0, text.offsetByCodePoints(0, count));
    }

    /** Kept free in Unicode for programs' own ends; XML has no form for some of them. */
    private static boolean isNoCharacter(int c) {
        return (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
    }

    private static boolean isHarmful(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isNoCharacter(c);
        };
    }
}
