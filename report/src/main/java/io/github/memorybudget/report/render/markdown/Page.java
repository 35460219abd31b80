package io.github.memorybudget.report.render.markdown;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A Markdown text with an upper bound on its size; what doesn't fit is left out block by block, so that none is cut. */
final class Page {

    private final int limit;
    private final StringBuilder text = new StringBuilder();
    private int size;
    private int leftOut;

    /** @param limit in bytes of UTF-8 */
    Page(int limit) {
        this.limit = limit;
    }

    /** Adds a block that must be there. */
    void add(String block) {
        text.append(block);
        size += bytes(block);
    }

    /** Adds a block if it fits, and counts it as left out if not. */
    void addIfItFits(String block) {
        if (size + bytes(block) <= limit) {
            add(block);
        } else {
            leftOut++;
        }
    }

    /** Adds head, rows and foot: as many rows as fit between them, and nothing at all if none does. */
    void addTable(String head, List<String> rows, String foot) {
        int frame = bytes(head) + bytes(foot);
        if (rows.isEmpty()) {
            return;
        }
        if (size + frame + bytes(rows.get(0)) > limit) {
            leftOut += rows.size();
            return;
        }
        add(head);
        size += bytes(foot);
        rows.forEach(this::addIfItFits);
        text.append(foot);
    }

    /** Counts rows that are left out because there is no room for them anyway. */
    void leaveOut(int rows) {
        leftOut += rows;
    }

    /** How many blocks and rows did not fit. */
    int leftOut() {
        return leftOut;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static int bytes(String block) {
        return block.getBytes(StandardCharsets.UTF_8).length;
    }
}
