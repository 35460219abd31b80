package io.github.memorybudget.core.message;

import java.util.ArrayList;
import java.util.List;

/** Lays text out in columns. */
final class Columns {

    /** The widest line of a message. */
    static final int WIDTH = 120;

    private Columns() {}

    static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    /** Cuts the middle out of what is too wide, since a name tells most at its ends. */
    static String fold(String text, int width) {
        if (text.length() <= width) {
            return text;
        }
        int tail = (width - 1) * 2 / 3;
        int head = width - 1 - tail;
        return text.substring(0, head) + "…" + text.substring(text.length() - tail);
    }

    /** Breaks a sentence between words; all lines but the first are indented further. */
    static List<String> wrap(String indent, String sentence, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent);
        boolean empty = true;
        for (String word : sentence.strip().split("\\s+")) {
            if (!empty && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(indent).append("  ");
                empty = true;
            }
            line.append(empty ? "" : " ").append(fold(word, width - indent.length() - 2));
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }
}
