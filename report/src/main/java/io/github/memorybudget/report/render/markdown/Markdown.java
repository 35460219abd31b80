package io.github.memorybudget.report.render.markdown;

import io.github.memorybudget.report.render.figures.Visible;

/**
 * Text for GitHub's and GitLab's Markdown.
 *
 * <p>Whatever a test is called, it must not become a heading, a table column, a link or a mention that notifies somebody.
 * What Markdown or HTML could act on is a character reference. References are resolved before mentions and issue numbers
 * are looked for, and by some renderers before addresses are, so that what makes one of these has a space of no width
 * after it; a number sign only where it is not in HTML's {@code <code>}, in which no issue numbers are looked for.
 */
final class Markdown {

    private static final String ACTIVE = "&<>\"'`|*[]!\\~#$";
    /** As a reference, since the character itself could not be seen in the source either. */
    private static final String NO_WIDTH = "&#8203;";

    private Markdown() {}

    static String code(String text) {
        return "<code>" + escape(text, false) + "</code>";
    }

    /** The text with every active character as a reference, on one line. */
    static String escape(String text) {
        return escape(text, true);
    }

    private static String escape(String text, boolean numbers) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        String line = Visible.line(text);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '@') {
                out.append(c).append(NO_WIDTH);
            } else if (isActive(line, i)) {
                out.append("&#").append((int) c).append(';').append(isRecognised(c, numbers) ? NO_WIDTH : "");
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** An active colon or point is one of an address. */
    private static boolean isRecognised(char active, boolean numbers) {
        return active == ':' || active == '.' || active == '#' && numbers;
    }

    /** Names should stay readable, and searchable, in the source too; so it depends on what stands beside it. */
    private static boolean isActive(String line, int i) {
        return switch (line.charAt(i)) {
            case ':' -> line.startsWith("//", i + 1);
            case '.' -> line.regionMatches(true, i - 3, "www", 0, 3);
            case '_' -> !isLetterOrDigit(line, i - 1) || !isLetterOrDigit(line, i + 1);
            default -> ACTIVE.indexOf(line.charAt(i)) >= 0;
        };
    }

    private static boolean isLetterOrDigit(String line, int i) {
        return i >= 0 && i < line.length() && Character.isLetterOrDigit(line.charAt(i));
    }

    /** The text for inside of {@code <pre>}, where only HTML acts, but kept on one line. */
    static String preformatted(String text) {
        return Visible.line(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "@" + NO_WIDTH);
    }
}
