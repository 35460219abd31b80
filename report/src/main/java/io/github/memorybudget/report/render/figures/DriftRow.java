package io.github.memorybudget.report.render.figures;

import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.trend.Trend;
import io.github.memorybudget.report.model.Series;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * A figure's way over builds, in words.
 *
 * @param series of at least 2 builds
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record DriftRow(Series series) {

    /** {@code CatalogTest#loads(int)[2]}, with the module in brackets where there are several. */
    public String test() {
        return ComparedRow.brief(series.test(), series.module());
    }

    /** {@code retained}, {@code footprint.cache}. */
    public String metric() {
        return Visible.line(series.metricName(), 80);
    }

    /** The first of the builds' figures. */
    public String first() {
        return readable(series.levels().get(0));
    }

    /** The latest build's figure. */
    public String last() {
        return readable(series.levels().get(series.levels().size() - 1));
    }

    /** {@code +1.2 KB a build}, with its bounds where there are enough builds for them. */
    public String slope() {
        Trend trend = series.trend();
        String slope = signed(trend.slopePerRun()) + " a build";
        return Double.isInfinite(trend.lower()) || Double.isInfinite(trend.upper())
                ? slope
                : slope + " (95 % between " + signed(trend.lower()) + " and " + signed(trend.upper()) + ")";
    }

    /** One line: {@code CatalogTest#loads()  retained +1.2 KB a build (…) over 12 builds, from 1 KB to 14 KB}. */
    public String line() {
        return test() + "  " + metric() + " " + slope() + " over "
                + series.levels().size() + " builds, from " + first() + " to " + last();
    }

    private String signed(double value) {
        if (!series.metric().isBytes()) {
            return String.format(Locale.ROOT, "%+.2f", value);
        }
        long bytes = Math.round(value);
        return (bytes > 0 ? "+" : "") + readable(bytes);
    }

    private String readable(long value) {
        return series.metric().isBytes() ? ByteSize.readable(value) : String.format(Locale.ROOT, "%,d", value);
    }
}
