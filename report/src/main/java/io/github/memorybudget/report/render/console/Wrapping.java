package io.github.memorybudget.report.render.console;

import io.github.memorybudget.report.render.figures.Visible;
import java.util.ArrayList;
import java.util.List;

/** Breaks a line that is too long: at a space where there is one, so that paths and names stay whole if they can. */
final class Wrapping {

    private static final int MOST_LINES = 5;

    private Wrapping() {}

    /**
     * The line in pieces of at most {@code width} characters; what is left after a few lines is cut.
     *
     * @param indent what each piece but the first starts with
     */
    static List<String> wrap(String line, int width, String indent) {
        List<String> pieces = new ArrayList<>();
        String rest = line;
        while (length(rest) > width && pieces.size() < MOST_LINES - 1) {
            int end = rest.offsetByCodePoints(0, width);
            int space = rest.lastIndexOf(' ', end);
            // A space within the indent, or too far back, is no place to break.
            int cut = space > width / 2 ? space : end;
            pieces.add(rest.substring(0, cut).stripTrailing());
            rest = indent + Visible.log(rest.substring(cut).stripLeading());
        }
        pieces.add(length(rest) <= width ? rest : rest.substring(0, rest.offsetByCodePoints(0, width - 3)) + "...");
        return pieces;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
