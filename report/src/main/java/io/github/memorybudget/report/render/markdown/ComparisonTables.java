package io.github.memorybudget.report.render.markdown;

import io.github.memorybudget.report.model.Change;
import io.github.memorybudget.report.model.Compared;
import io.github.memorybudget.report.model.Comparison;
import io.github.memorybudget.report.render.figures.ComparedRow;
import io.github.memorybudget.report.render.figures.Names;
import java.util.ArrayList;
import java.util.List;

/** The comparison with the baseline: the changed figures, the others folded. */
final class ComparisonTables {

    private static final String HEAD =
            "| | Test | Metric | Accepted | Measured | Change |\n|---|---|---|--:|--:|---|\n";
    private static final List<Change> CHANGED = List.of(Change.REGRESSED, Change.IMPROVED, Change.NEW, Change.REMOVED);

    private static final String CHANGED_FIGURES = "changed figures";

    private ComparisonTables() {}

    /** What changed, gravest first: as much as a person reads at once. */
    static void write(Page page, Comparison comparison) {
        List<String> changed = changed(comparison);
        page.addTable(CHANGED_FIGURES, "**Compared with the baseline**\n\n" + HEAD, Tables.first(changed), "\n");
        if (comparison.of(Change.REGRESSED) > 0) {
            page.add("What grew is accepted by the goal or command `update-baseline`, with loosening allowed.\n\n");
        } else if (comparison.hasImprovements()) {
            page.add("What improved is accepted by the goal or command `update-baseline`.\n\n");
        }
    }

    /** All else, folded. */
    static void writeRest(Page page, Comparison comparison) {
        List<String> more = Tables.rest(changed(comparison));
        int missing = 0;
        for (Change change : CHANGED) {
            missing += comparison.of(change) - comparison.rows(change).size();
        }
        page.addTable(
                CHANGED_FIGURES,
                "<details><summary>" + Names.count(more.size() + missing, "more changed figure") + "</summary>\n\n"
                        + HEAD,
                more,
                "\n</details>\n\n");
        page.leaveOut(CHANGED_FIGURES, missing);
        folded(page, comparison, Change.NOT_COMPARABLE);
        folded(page, comparison, Change.UNCHANGED);
    }

    private static List<String> changed(Comparison comparison) {
        List<String> changed = new ArrayList<>();
        comparison.drifted().forEach(row -> changed.add(row("📈 drifted", row)));
        for (Change change : CHANGED) {
            comparison.rows(change).forEach(row -> changed.add(row(symbol(change) + " " + change.words(), row)));
        }
        return changed;
    }

    private static void folded(Page page, Comparison comparison, Change change) {
        List<String> rows = new ArrayList<>();
        comparison.rows(change).forEach(row -> rows.add(shortRow(row)));
        String what = "figures " + change.words();
        page.addTable(
                what,
                "<details><summary>" + Names.count(comparison.of(change), "figure") + " " + change.words()
                        + "</summary>\n\n| Test | Metric | Measured |\n|---|---|--:|\n",
                rows,
                "\n</details>\n\n");
        page.leaveOut(what, comparison.of(change) - rows.size());
    }

    /** Nothing but the figure, since there is nothing to compare it with, or no difference. */
    private static String shortRow(Compared row) {
        ComparedRow words = new ComparedRow(row);
        String note = row.note() == null ? "" : ", " + Markdown.escape(Names.shortened(row.note()));
        return "| " + Markdown.code(words.test()) + " | " + Markdown.escape(words.metric()) + " | " + words.measured()
                + note + " |\n";
    }

    private static String row(String word, Compared row) {
        ComparedRow words = new ComparedRow(row);
        String note = row.note() == null ? "" : Markdown.escape(Names.shortened(row.note()));
        String difference = words.difference();
        return "| " + word + " | " + Markdown.code(words.test()) + " | " + Markdown.escape(words.metric()) + " | "
                + words.accepted() + " | " + words.measured() + " | "
                + difference + (difference.isEmpty() || note.isEmpty() ? "" : ", ") + note + " |\n";
    }

    private static String symbol(Change change) {
        return switch (change) {
            case REGRESSED -> "❌";
            case IMPROVED -> "🎉";
            case NEW -> "🆕";
            case REMOVED -> "🗑";
            case NOT_COMPARABLE -> "❔";
            case UNCHANGED -> "✅";
        };
    }
}
