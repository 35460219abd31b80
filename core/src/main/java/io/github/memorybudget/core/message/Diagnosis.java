package io.github.memorybudget.core.message;

import io.github.memorybudget.core.result.AllocationSite;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Figures;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.result.FootprintFigure;
import io.github.memorybudget.core.result.LeakTrace;
import io.github.memorybudget.core.result.PeakFigure;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.result.ThreadsFigure;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Metric;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A result as a message that is enough to find the cause: the figures, what grew, what holds it, where it was allocated.
 *
 * @since 0.1
 */
public final class Diagnosis {

    private static final int WIDTH = 120;
    private static final int MOST_ROWS = 5;

    private final TestResult result;
    private final StringBuilder text = new StringBuilder(1024);

    private Diagnosis(TestResult result) {
        this.result = result;
    }

    /** The whole message, of at most 120 columns, without a line end after the last line. */
    public static String of(TestResult result) {
        return new Diagnosis(result).write();
    }

    /** The message's first line alone: {@code CatalogTest.loads() retained 2.0 MB, its budget is 64 KB (LEAK)}. */
    public static String headline(TestResult result) {
        String what = result.findings().stream()
                .filter(finding -> finding.kind() == Finding.Kind.VIOLATION)
                .findFirst()
                .flatMap(finding -> clauses(finding).findFirst())
                .orElseGet(() ->
                        result.reason() == null ? "" : result.reason().strip().replaceAll("\\s+", " "));
        String answer = result.pattern() == null
                ? result.verdict().name()
                : result.pattern().name();
        return result.test().label() + " " + what + " (" + answer + ")";
    }

    private String write() {
        line(headline(result));
        text.append('\n');
        figures(result.figures());
        notes();
        growth();
        traces();
        sites();
        footer();
        return text.toString().stripTrailing();
    }

    private void figures(Figures figures) {
        figure("retained", figures.retained(), true);
        figure("allocated", figures.allocated(), false);
        peak(figures.peak());
        figure("off heap", figures.offHeap(), true);
        threads(figures.threads());
        for (FootprintFigure footprint : figures.footprint()) {
            row(
                    "footprint",
                    exactOrUnknown(footprint.measured()),
                    footprint.budget(),
                    footprint.measured(),
                    "field " + footprint.field());
        }
    }

    private void figure(String name, @Nullable Figure figure, boolean kept) {
        if (figure == null) {
            return;
        }
        row(name, exactOrUnknown(figure.measured()), figure.budget(), figure.measured(), kept ? keptIn(figure) : "");
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
        String interval = ByteSize.readable(peak.lower()) + " – " + ByteSize.readable(peak.upper());
        row("peak", interval, peak.budget(), peak.lower(), peak.proven() ? "" : "not proven");
    }

    private void threads(@Nullable ThreadsFigure threads) {
        if (threads == null || threads.measured() == null) {
            return;
        }
        int count = threads.measured();
        boolean over = threads.isExceeded();
        line("  " + Columns.left("threads", 10) + Columns.right(Integer.toString(count), 18) + "   "
                + (threads.budget() == null ? "no budget" : Columns.left("budget " + threads.budget(), 26))
                + (over ? String.join(", ", threads.names()) : "ok"));
    }

    private void row(String name, String measured, @Nullable Long budget, @Nullable Long compared, String note) {
        StringBuilder row = new StringBuilder("  ")
                .append(Columns.left(name, 10))
                .append(Columns.right(measured, 18))
                .append("   ");
        if (budget == null) {
            row.append("no budget");
        } else {
            row.append(Columns.left("budget " + ByteSize.exact(budget), 26));
            row.append(
                    compared != null && compared > budget
                            ? "over by " + ByteSize.exact(compared - budget)
                            : compared == null ? "can't be judged" : "ok");
        }
        if (!note.isEmpty()) {
            row.append("   ").append(note);
        }
        line(row.toString());
    }

    private void notes() {
        for (Finding finding : result.findings()) {
            if (finding.kind() == Finding.Kind.VIOLATION && finding.metric() == Metric.PEAK) {
                clauses(finding).skip(1).forEach(clause -> line("  " + clause));
            }
            if (finding.kind() != Finding.Kind.VIOLATION) {
                line("  note: " + finding.metric().key() + ": " + finding.message());
            }
        }
    }

    /** A finding's message is a sentence of clauses; the first alone says what is wrong. */
    private static Stream<String> clauses(Finding finding) {
        return Stream.of(finding.message().split("; "));
    }

    private void growth() {
        List<ClassGrowth> rows = result.growth().stream()
                .filter(row -> row.bytes() > 0)
                .limit(MOST_ROWS)
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        heading(
                result.pattern() == MemoryPattern.SPIKE
                        ? "What was live at the highest moment seen"
                        : "What grew, per run");
        int width =
                rows.stream().mapToInt(row -> row.className().length()).max().orElse(0);
        int folded = Math.min(width, 70);
        for (ClassGrowth row : rows) {
            line("  " + Columns.right(String.format(Locale.ROOT, "%+,d", row.instances()), 9) + "  "
                    + Columns.left(Columns.fold(row.className(), folded), folded) + "  "
                    + Columns.right(String.format(Locale.ROOT, "%+,d B", row.bytes()), 16));
        }
    }

    private void traces() {
        for (LeakTrace trace : result.traces()) {
            heading("What holds it: " + ByteSize.readable(trace.retained()) + " in "
                    + String.format(Locale.ROOT, "%,d", trace.objects()) + " objects");
            line("  GC root: " + trace.root());
            for (int i = 0; i < trace.path().size(); i++) {
                line((i == trace.path().size() - 1 ? "  ╰→ " : "  ↓ ")
                        + trace.path().get(i));
            }
            line("  Fingerprint " + trace.fingerprint());
        }
    }

    private void sites() {
        if (result.allocationSites().isEmpty()) {
            return;
        }
        heading("Where it was allocated");
        for (AllocationSite site : result.allocationSites()) {
            line("  " + (site.stack().isEmpty() ? "unknown" : site.stack().get(0)) + "  "
                    + ByteSize.readable(site.bytes()) + " of " + site.className());
        }
    }

    private void footer() {
        text.append('\n');
        if (!result.traces().isEmpty()) {
            line("Keep the heap dump: -DmemoryBudget.heapDumps=onFailure");
        }
        line("Run it alone: mvn test -Dtest='" + result.test().simpleClassName() + "#"
                + result.test().method() + "'");
    }

    private void heading(String heading) {
        text.append('\n');
        line(heading);
    }

    private void line(String line) {
        text.append(Columns.fold(line, WIDTH)).append('\n');
    }

    private static String exactOrUnknown(@Nullable Long bytes) {
        return bytes == null ? "unknown" : ByteSize.exact(bytes);
    }
}
