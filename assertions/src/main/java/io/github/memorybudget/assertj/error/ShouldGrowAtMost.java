package io.github.memorybudget.assertj.error;

import io.github.memorybudget.core.size.ByteSize;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/**
 * Says that allocation grows faster with the amount of work than it may.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class ShouldGrowAtMost extends BasicErrorMessageFactory {

    private ShouldGrowAtMost(Scale scale, List<AllocationAt> table) {
        super(
                "%nExpecting allocation to grow with n at most:%n  %s%nbut it grows faster:%s",
                unquotedString(scale.words()), table(scale, table));
    }

    private static Plain table(Scale scale, List<AllocationAt> rows) {
        boolean perUnit = scale != Scale.CONSTANT;
        StringBuilder text = new StringBuilder();
        line(text, String.format(Locale.ROOT, "%12s  %18s  %10s", "n", "allocated", "times"));
        if (perUnit) {
            text.append(String.format(Locale.ROOT, "  %18s", "added per " + scale.unit()));
        }
        AllocationAt first = rows.get(0);
        AllocationAt previous = first;
        for (AllocationAt row : rows) {
            boolean start = row == first;
            String times = start || previous.bytes() == 0
                    ? ""
                    : String.format(Locale.ROOT, "%.2f", row.bytes() / (double) previous.bytes());
            line(text, String.format(Locale.ROOT, "%,12d  %18s  %10s", row.n(), ByteSize.exact(row.bytes()), times));
            if (perUnit && !start) {
                double added = (row.bytes() - first.bytes()) / (scale.at(row.n()) - scale.at(first.n()));
                text.append(String.format(Locale.ROOT, "  %,16.2f B", added));
            }
            previous = row;
        }
        return new Plain(text.toString());
    }

    private static void line(StringBuilder text, String line) {
        text.append(String.format("%n")).append(line);
    }

    /**
     * Makes the message.
     *
     * @param scale how it may grow
     * @param table what was allocated, by n; at least one row
     */
    public static ErrorMessageFactory shouldGrowAtMost(Scale scale, List<AllocationAt> table) {
        return new ShouldGrowAtMost(scale, table);
    }
}
