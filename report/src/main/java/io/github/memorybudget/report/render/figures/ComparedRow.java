package io.github.memorybudget.report.render.figures;

import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.report.model.Change;
import io.github.memorybudget.report.model.Compared;
import java.util.Locale;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A comparison with the baseline in words.
 *
 * @param row what was compared
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ComparedRow(Compared row) {

    /** {@code CatalogTest#loads(int)[2]}, with the module in brackets where there are several. */
    public String test() {
        return brief(row.test(), row.module());
    }

    /** A baseline's key of a test without its package. */
    static String brief(String key, String module) {
        int method = key.indexOf('#');
        int start = key.lastIndexOf('.', method < 0 ? key.length() : method) + 1;
        return Names.shortened(key.substring(start) + (module.isEmpty() ? "" : " (" + module + ")"));
    }

    /** {@code retained}, {@code footprint.cache}. */
    public String metric() {
        return Visible.line(row.metricName(), 80);
    }

    /** The accepted figure to the byte, or a dash. */
    public String accepted() {
        return exact(row.accepted());
    }

    /** The figure to the byte, or a dash. */
    public String measured() {
        return exact(row.measured());
    }

    /** {@code +1,024 B (+12.5 %)}; empty where there is nothing to subtract. */
    public String difference() {
        if (row.accepted() == null || row.measured() == null) {
            return "";
        }
        long difference = row.measured() - row.accepted();
        String share = row.accepted() == 0
                ? ""
                : String.format(Locale.ROOT, " (%+.1f %%)", 100.0 * difference / Math.abs((double) row.accepted()));
        return (difference > 0 ? "+" : "") + exact(difference) + share;
    }

    /** The change in words, with the note where there is one. */
    public String change() {
        String words = row.change().words();
        if (row.change() == Change.REGRESSED && row.limit() != null) {
            words += ", tolerated up to " + exact(row.limit());
        }
        return row.note() == null ? words : words + ", " + Names.shortened(row.note());
    }

    /** One line: {@code CatalogTest#loads() retained 2,048 B, accepted 1,024 B, +1,024 B (+100.0 %)}. */
    public String line() {
        String difference = difference();
        return test() + "  " + metric() + " " + measured() + ", accepted " + accepted()
                + (difference.isEmpty() ? "" : ", " + difference);
    }

    private String exact(@Nullable Long value) {
        return value == null
                ? "–"
                : row.metric().isBytes() ? ByteSize.exact(value) : String.format(Locale.ROOT, "%,d", value);
    }
}
