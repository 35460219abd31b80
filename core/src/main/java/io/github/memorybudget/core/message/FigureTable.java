package io.github.memorybudget.core.message;

import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Figures;
import io.github.memorybudget.core.result.FootprintFigure;
import io.github.memorybudget.core.result.PeakFigure;
import io.github.memorybudget.core.result.ThreadsFigure;
import io.github.memorybudget.core.size.ByteSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** All figures of a result with their budgets, a line each. What is over its budget is given to the byte. */
final class FigureTable {

    private static final String UNKNOWN = "unknown";
    private static final int[] LEAST_WIDTHS = {9, 11, 18, 19, 0};

    private record Row(String name, String measured, String budget, String outcome, String note) {
        String cell(int column) {
            return switch (column) {
                case 0 -> name;
                case 1 -> measured;
                case 2 -> budget;
                case 3 -> outcome;
                default -> note;
            };
        }
    }

    private final List<Row> rows = new ArrayList<>();

    private FigureTable(Figures figures) {
        figure("retained", figures.retained(), true);
        figure("allocated", figures.allocated(), false);
        peak(figures.peak());
        figure("off heap", figures.offHeap(), true);
        threads(figures.threads());
        for (FootprintFigure footprint : figures.footprint()) {
            bytes("footprint", footprint.measured(), footprint.budget(), "field " + footprint.field());
        }
    }

    static List<String> of(Figures figures) {
        return new FigureTable(figures).lines();
    }

    private List<String> lines() {
        int[] widths = LEAST_WIDTHS.clone();
        for (Row row : rows) {
            for (int column = 0; column < widths.length - 1; column++) {
                widths[column] = Math.max(widths[column], row.cell(column).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (Row row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int column = 0; column < widths.length; column++) {
                line.append(Columns.left(row.cell(column), widths[column] + 3));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private void figure(String name, @Nullable Figure figure, boolean kept) {
        if (figure != null) {
            bytes(name, figure.measured(), figure.budget(), kept ? keptIn(figure) : "");
        }
    }

    private void bytes(String name, @Nullable Long measured, @Nullable Long budget, String note) {
        boolean over = measured != null && budget != null && measured > budget;
        rows.add(new Row(
                name,
                measured == null ? UNKNOWN : over ? ByteSize.exact(measured) : ByteSize.readable(measured),
                budget == null ? "no budget" : "budget " + (over ? ByteSize.exact(budget) : ByteSize.readable(budget)),
                budget == null
                        ? ""
                        : measured == null
                                ? "can't be judged"
                                : over ? "over by " + ByteSize.exact(measured - budget) : "ok",
                note));
    }

    private static String keptIn(Figure figure) {
        Long budget = figure.budget();
        if (budget == null || figure.runs().size() < 2) {
            return "";
        }
        long over = figure.runs().stream().filter(run -> run > budget).count();
        return String.format(
                Locale.ROOT, "kept in %d of %d runs", over, figure.runs().size());
    }

    private void peak(@Nullable PeakFigure peak) {
        if (peak == null || peak.lower() == null || peak.upper() == null) {
            return;
        }
        Long budget = peak.budget();
        boolean over = budget != null && peak.lower() > budget;
        rows.add(new Row(
                "peak",
                interval(peak.lower(), peak.upper()),
                budget == null ? "no budget" : "budget " + ByteSize.readable(budget),
                budget == null ? "" : over ? "over by " + ByteSize.readable(peak.lower() - budget) : "ok",
                peak.proven() ? "" : "not proven"));
    }

    /** {@code 2.0–3.2 MB}; with both units where they differ. */
    private static String interval(long lower, long upper) {
        String from = ByteSize.readable(lower);
        String to = ByteSize.readable(upper);
        int unit = from.indexOf(' ');
        return to.endsWith(from.substring(unit)) ? from.substring(0, unit) + "–" + to : from + " – " + to;
    }

    private void threads(@Nullable ThreadsFigure threads) {
        if (threads == null || threads.measured() == null) {
            return;
        }
        Integer budget = threads.budget();
        int count = threads.measured();
        boolean over = budget != null && count > budget;
        rows.add(new Row(
                "threads",
                Integer.toString(count),
                budget == null ? "no budget" : "budget " + budget,
                budget == null ? "" : over ? "over by " + (count - budget) : "ok",
                over ? String.join(", ", threads.names()) : ""));
    }
}
