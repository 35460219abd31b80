package io.github.memorybudget.report.render.markdown;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A Markdown text with an upper bound on its size; what doesn't fit is left out block by block, so that none is cut. */
final class Page {

    private final int limit;
    private final StringBuilder text = new StringBuilder();
    private int size;
    private final Map<String, Integer> leftOut = new LinkedHashMap<>();

    /** @param limit in bytes of UTF-8 */
    Page(int limit) {
        this.limit = limit;
    }

    /** Adds a block that must be there. */
    void add(String block) {
        text.append(block);
        size += bytes(block);
    }

    /** Adds a block if it fits, and counts it as left out if not. @param what what the block is one of */
    void addIfItFits(String what, String block) {
        if (size + bytes(block) <= limit) {
            add(block);
        } else {
            leaveOut(what, 1);
        }
    }

    /**
     * Adds head, rows and foot: as many rows as fit between them, and nothing at all if none does.
     *
     * @param what what the rows are, in the plural
     */
    void addTable(String what, String head, List<String> rows, String foot) {
        int frame = bytes(head) + bytes(foot);
        if (rows.isEmpty()) {
            return;
        }
        if (size + frame + bytes(rows.get(0)) > limit) {
            leaveOut(what, rows.size());
            return;
        }
        add(head);
        size += bytes(foot);
        rows.forEach(row -> addIfItFits(what, row));
        text.append(foot);
    }

    /** Counts rows that are left out because there is no room for them anyway. */
    void leaveOut(String what, int rows) {
        if (rows > 0) {
            leftOut.merge(what, rows, Integer::sum);
        }
    }

    /** What did not fit: {@code 4,210 changed figures, 3 details of tests}; empty where all did. */
    String leftOut() {
        return leftOut.entrySet().stream()
                .map(left -> String.format(Locale.ROOT, "%,d %s", left.getValue(), left.getKey()))
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static int bytes(String block) {
        return block.getBytes(StandardCharsets.UTF_8).length;
    }
}
