package io.github.memorybudget.report.render.figures;

import io.github.memorybudget.core.result.AllocationSite;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.result.KnownLeakNote;
import io.github.memorybudget.core.result.LeakTrace;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.size.ByteSize;
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

    private void growth() {
        if (result.growth().isEmpty()) {
            return;
        }
        add("What grew, per run");
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
            add("What holds it: " + ByteSize.readable(trace.retained()) + " in "
                    + String.format(Locale.ROOT, "%,d", trace.objects()) + " objects");
            add("  GC root: " + trace.root());
            trace.path().forEach(step -> add("  -> " + step));
            add("  fingerprint " + trace.fingerprint());
        }
        more(result.traces().size(), "trace", "traces");
    }

    private void sites() {
        if (result.allocationSites().isEmpty()) {
            return;
        }
        add("Where it was allocated");
        for (AllocationSite site :
                result.allocationSites().stream().limit(MOST_ROWS).toList()) {
            add("  " + ByteSize.readable(site.bytes()) + " of " + site.className());
            site.stack().forEach(frame -> add("    at " + frame));
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
