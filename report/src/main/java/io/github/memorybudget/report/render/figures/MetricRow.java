package io.github.memorybudget.report.render.figures;

import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.verdict.Metric;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One metric of one test.
 *
 * @param metric which
 * @param field the annotated field of a footprint, else null
 * @param budget in the metric's unit, or null where none stands
 * @param lower the figure, or the interval's lower end; null where it can't be had
 * @param upper the interval's upper end; the same as {@code lower} where the figure is exact
 * @param notes what must be known to read the figure
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record MetricRow(
        Metric metric,
        @Nullable String field,
        @Nullable Long budget,
        @Nullable Long lower,
        @Nullable Long upper,
        List<String> notes) {

    public MetricRow {
        notes = List.copyOf(notes);
    }

    /** {@code retained}, {@code footprint of cache}. */
    public String name() {
        return field == null ? metric.key() : metric.key() + " of " + Visible.line(field, 80);
    }

    /** Whether a budget stands and the figure is over it for certain. */
    public boolean isExceeded() {
        return budget != null && lower != null && lower > budget;
    }

    /** For reading: {@code 2.0 MB}, {@code 2.0 MB to 3.2 MB}, {@code 3}, {@code not measured}. */
    public String measured() {
        return interval(MetricRow::readable);
    }

    /** To the byte: {@code 2,097,176 B}. */
    public String measuredExactly() {
        return interval(MetricRow::exact);
    }

    /** For reading: {@code 64 KB}, {@code no budget}. */
    public String budgetText() {
        return budget == null ? "no budget" : readable(metric, budget);
    }

    /** To the byte: {@code 65,536 B}, {@code no budget}. */
    public String budgetExactly() {
        return budget == null ? "no budget" : exact(metric, budget);
    }

    /** How much it is over, to the byte and as a factor: {@code 2,031,640 B (32x)}; empty where it is not. */
    public String excess() {
        if (budget == null || lower == null || lower <= budget) {
            return "";
        }
        return exact(metric, lower - budget) + factor(lower, budget);
    }

    /** The judgement in a few words: {@code over by …}, {@code ok}, {@code not proven}, {@code no budget}. */
    public String judgement() {
        if (budget == null) {
            return "no budget";
        }
        if (lower == null || upper == null) {
            return "not judged";
        }
        if (isExceeded()) {
            return "over by " + excess();
        }
        return upper <= budget ? "ok" : "not proven";
    }

    private static String factor(long measured, long budget) {
        if (budget <= 0) {
            return "";
        }
        double factor = (double) measured / budget;
        // Below that the excess in bytes says more.
        return factor < 1.1 ? "" : String.format(Locale.ROOT, factor < 10 ? " (%.1fx)" : " (%,.0fx)", factor);
    }

    private interface Form {
        String of(Metric metric, long value);
    }

    private String interval(Form form) {
        if (lower == null && upper == null) {
            return "not measured";
        }
        if (lower == null) {
            return "at most " + form.of(metric, upper);
        }
        if (upper == null) {
            return "at least " + form.of(metric, lower);
        }
        String from = form.of(metric, lower);
        String to = form.of(metric, upper);
        return from.equals(to) ? from : from + " to " + to;
    }

    private static String readable(Metric metric, long value) {
        return metric.isBytes() ? ByteSize.readable(value) : exact(metric, value);
    }

    private static String exact(Metric metric, long value) {
        return metric.isBytes() ? ByteSize.exact(value) : String.format(Locale.ROOT, "%,d", value);
    }
}
