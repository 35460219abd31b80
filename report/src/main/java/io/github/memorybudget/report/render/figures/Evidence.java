package io.github.memorybudget.report.render.figures;

import io.github.memorybudget.core.result.AllocationSite;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.result.KnownLeakNote;
import io.github.memorybudget.core.result.LeakTrace;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.verdict.MemoryPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Why a test uses that memory, as plain lines for a fixed-width block; the first column is free.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Evidence {

    private static final int MOST_ROWS = 10;
    private static final int LONGEST = 300;
    private static final int LONGEST_MARK = 80;

    private final TestResult result;
    private final List<String> lines = new ArrayList<>();

    private Evidence(TestResult result) {
        this.result = result;
    }

    /** All that was found; what was not found has no line. */
    public static List<String> of(TestResult result) {
        Evidence evidence = new Evidence(result);
        evidence.reason();
        evidence.findings();
        evidence.growth();
        evidence.traces();
        evidence.sites();
        return evidence.lines;
    }

    /** The known leak in a sentence; it depends on the result whether it covers what was found. */
    public static String knownLeak(TestResult result, KnownLeakNote note) {
        String reason = note.reason() == null || note.reason().isBlank() ? "" : ": " + note.reason();
        String start = result.isViolation()
                ? "not covered by the known leak "
                : result.fixed() ? "fixed, @KnownLeak can be removed: " : "known leak ";
        return Visible.line(start + note.issue() + " (until " + note.until() + ")" + reason, LONGEST);
    }

    /** {@code +2,000}. */
    public static String signed(long number) {
        return String.format(Locale.ROOT, "%+,d", number);
    }

    private void reason() {
        if (result.reason() != null) {
            add("Reason: " + result.reason());
        }
        if (result.knownLeak() != null) {
            add(knownLeak(result, result.knownLeak()));
        }
    }

    private void findings() {
        for (Finding finding : result.findings()) {
            String metric = finding.metric().key();
            String prefix = finding.message().startsWith(metric) ? "" : metric + ": ";
            for (String line : finding.message().lines().toList()) {
                add(prefix + line);
                prefix = "  ";
            }
        }
    }

    /** What a table of the result's growth is about: a spike's is what was live, any other's what was kept. */
    public static String growthTitle(TestResult result) {
        return result.pattern() == MemoryPattern.SPIKE
                ? "What was live at the highest moment seen"
                : "What grew, per run";
    }

    private void growth() {
        if (result.growth().isEmpty()) {
            return;
        }
        add(growthTitle(result));
        for (ClassGrowth row : result.growth().stream().limit(MOST_ROWS).toList()) {
            add(String.format(
                    Locale.ROOT,
                    "  %10s  %-40s %16s B",
                    signed(row.instances()),
                    Visible.line(row.className()),
                    signed(row.bytes())));
        }
        more(result.growth().size(), "class", "classes");
    }

    private void traces() {
        for (LeakTrace trace : result.traces().stream().limit(MOST_ROWS).toList()) {
            Holder holder = new Holder(trace);
            add("What holds it: " + holder.amount());
            add("  GC root: " + holder.root());
            for (int step = 0; step < holder.steps(); step++) {
                String entries = holder.entries(step);
                add("  -> " + holder.step(step) + (entries.isEmpty() ? "" : "   " + entries));
                if (holder.isSuspect(step)) {
                    add("     " + "~".repeat(Math.min(holder.step(step).length(), LONGEST_MARK)));
                }
            }
            if (!holder.cause().isEmpty()) {
                add("  likely cause: " + holder.cause());
            }
            add("  fingerprint " + holder.fingerprint());
        }
        more(result.traces().size(), "trace", "traces");
    }

    private void sites() {
        if (result.allocationSites().isEmpty()) {
            return;
        }
        add("Where it was allocated");
        boolean first = true;
        for (AllocationSite site :
                result.allocationSites().stream().limit(MOST_ROWS).toList()) {
            add("  " + ByteSize.readable(site.bytes()) + " of " + site.className()
                    + (site.percent() == null ? "" : ", " + site.percent() + " %"));
            // Of the others the place where a person can change something is enough.
            List<String> frames = first ? site.stack() : List.of(site.place());
            frames.forEach(frame -> add("    at " + frame));
            first = false;
        }
        more(result.allocationSites().size(), "site", "sites");
    }

    private void more(int size, String one, String many) {
        int more = size - MOST_ROWS;
        if (more > 0) {
            add("  and " + more + " more " + (more == 1 ? one : many));
        }
    }

    private void add(String line) {
        lines.add(Visible.line(line, LONGEST));
    }
}
