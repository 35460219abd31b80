package io.github.memorybudget.report.render.markdown;

import java.util.List;

/** A long table in two: what a person reads at once, and what is folded. */
final class Tables {

    private static final int READ_AT_ONCE = 20;

    private Tables() {}

    static List<String> first(List<String> rows) {
        return rows.subList(0, Math.min(rows.size(), READ_AT_ONCE));
    }

    static List<String> rest(List<String> rows) {
        return rows.subList(Math.min(rows.size(), READ_AT_ONCE), rows.size());
    }
}
