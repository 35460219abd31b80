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

    private ComparisonTables() {}

    static void write(Page page, Comparison comparison) {
        List<String> changed = new ArrayList<>();
        comparison.drifted().forEach(row -> changed.add(row("📈 drifted", row)));
        int missing = 0;
        for (Change change : CHANGED) {
            List<Compared> rows = comparison.rows(change);
            rows.forEach(row -> changed.add(row(symbol(change) + " " + change.words(), row)));
            missing += comparison.of(change) - rows.size();
        }
        page.addTable("**Compared with the baseline**\n\n" + HEAD, changed, "\n");
        page.leaveOut(missing);
        folded(page, comparison, Change.NOT_COMPARABLE);
        folded(page, comparison, Change.UNCHANGED);
    }

    private static void folded(Page page, Comparison comparison, Change change) {
        List<String> rows = new ArrayList<>();
        comparison.rows(change).forEach(row -> rows.add(row(change.words(), row)));
        page.addTable(
                "<details><summary>" + Names.count(comparison.of(change), "figure") + " " + change.words()
                        + "</summary>\n\n" + HEAD,
                rows,
                "\n</details>\n\n");
        page.leaveOut(comparison.of(change) - rows.size());
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
