package io.github.memorybudget.report.render.figures;

import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * How much of its budget a figure uses.
 *
 * @param figure what is compared with the budget, in the metric's unit: what is certain where that is over the budget,
 *     else the most that it can be; 0 for a negative figure
 * @param ratio the part of the budget that is used, 1 for all of it; infinite for something where nothing is allowed;
 *     negative where there is no budget or no figure
 * @param upTo whether the budget may be exceeded, but that is not certain
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Share(double figure, double ratio, boolean upTo) {

    private static final Share UNKNOWN = new Share(0, -1, false);

    /** The share of a row's budget. */
    public static Share of(MetricRow row) {
        Long figure = row.upper() == null || row.isExceeded() ? row.lower() : row.upper();
        if (row.budget() == null || figure == null) {
            return UNKNOWN;
        }
        double used = Math.max(0, figure);
        double ratio = row.budget() > 0 ? used / row.budget() : used > 0 ? Double.POSITIVE_INFINITY : 0;
        return new Share(used, ratio, ratio > 1 && !row.isExceeded());
    }

    /** The row that uses most of its budget, or null where none has a budget and a figure. */
    public static @Nullable MetricRow nearest(List<MetricRow> rows) {
        MetricRow nearest = null;
        for (MetricRow row : rows) {
            if (of(row).isKnown()
                    && (nearest == null || of(row).ratio() > of(nearest).ratio())) {
                nearest = row;
            }
        }
        return nearest;
    }

    /** Whether there is a budget and a figure. */
    public boolean isKnown() {
        return ratio >= 0;
    }

    /** {@code 62 %}, {@code up to 156 %}; {@code over} where nothing is allowed; a dash where it is not known. */
    public String percent() {
        if (!isKnown()) {
            return "–";
        }
        if (Double.isInfinite(ratio)) {
            return "over";
        }
        double percent = 100 * ratio;
        // Rounding must not say that a budget is used up, or not exceeded, where it is otherwise.
        long whole = percent > 100 ? (long) Math.ceil(percent) : (long) percent;
        String text = percent > 0 && whole == 0 ? "< 1 %" : String.format(Locale.ROOT, "%,d %%", whole);
        return upTo ? "up to " + text : text;
    }

    /** A number to sort by. */
    public String sortKey() {
        return !isKnown() ? "-1" : Double.isInfinite(ratio) ? "1e300" : String.format(Locale.ROOT, "%.6f", ratio);
    }
}
