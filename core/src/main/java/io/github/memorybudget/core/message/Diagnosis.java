package io.github.memorybudget.core.message;

import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.result.LeakTrace;
import io.github.memorybudget.core.result.StepNote;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Metric;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A result as a message that is enough to find the cause: the figures, what grew, what holds it, where it was allocated.
 * What was looked for and not found is said.
 *
 * @since 0.1
 */
public final class Diagnosis {

    private static final int MOST_LINES = 40;
    private static final int MOST_ROWS = 5;
    private static final int WIDEST_CLASS = 70;

    private final TestResult result;
    private final Section head = new Section();
    private final Section notes = new Section();
    private Section growth = new Section();
    private Section holders = new Section();
    private Section sites = new Section();
    private final Section footer = new Section();

    private Diagnosis(TestResult result) {
        this.result = result;
    }

    /** The whole message, of at most 40 lines and 120 columns, without a line end after the last line. */
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
        head();
        notes();
        growth();
        holders();
        sites();
        footer();
        fit();
        return Stream.of(head, notes, growth, holders, sites, footer)
                .flatMap(section -> section.lines().stream())
                .collect(Collectors.joining("\n"))
                .stripTrailing();
    }

    /** The least important lines give way first. */
    private void fit() {
        // The blank line before the growth is the notes' last.
        for (Section section : List.of(holders, notes, sites, growth, head)) {
            while (lines() > MOST_LINES && section.cut()) {
                continue;
            }
        }
    }

    private int lines() {
        return Stream.of(head, notes, growth, holders, sites, footer)
                .mapToInt(Section::size)
                .sum();
    }

    private void head() {
        head.add(headline(result));
        head.add("");
        FigureTable.of(result.figures()).forEach(head::add);
        head.keep(8);
    }

    private void notes() {
        for (Finding finding : result.findings()) {
            if (finding.kind() == Finding.Kind.VIOLATION) {
                clauses(finding)
                        .skip(1)
                        .filter(clause -> finding.metric() == Metric.PEAK || saysMoreThanBelow(finding, clause))
                        .forEach(clause -> notes.addWrapped("  ", clause));
            }
            boolean saidBelow =
                    EvidenceNote.HOLDER_NOT_FOUND.isIn(finding) || EvidenceNote.SITES_NOT_SEEN.isIn(finding);
            if (finding.kind() != Finding.Kind.VIOLATION && !saidBelow) {
                notes.addWrapped("  ", "note: " + finding.metric().key() + ": " + finding.message());
            }
        }
        notes.keep(2);
    }

    /** Who holds what is off the heap, where the paths below lead to what is on it. */
    private boolean saysMoreThanBelow(Finding finding, String clause) {
        return finding.metric() == Metric.OFF_HEAP && clause.startsWith("held by ") && violates(Metric.RETAINED);
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
        growth.add("");
        if (rows.isEmpty()) {
            if (violates(Metric.RETAINED)) {
                growth.add("What grew: no class was seen to grow");
            }
            return;
        }
        growth.add(
                result.pattern() == MemoryPattern.SPIKE
                        ? "What was live at the highest moment seen"
                        : isOfFirstRunOnly() ? "What grew, in the first run" : "What grew, per run");
        int width =
                rows.stream().mapToInt(row -> row.className().length()).max().orElse(0);
        int folded = Math.min(width, WIDEST_CLASS);
        for (ClassGrowth row : rows) {
            growth.add("  " + Columns.left(String.format(Locale.ROOT, "%+,d", row.instances()), 7) + " "
                    + Columns.left(Columns.fold(row.className(), folded), folded) + "  "
                    + Columns.right(String.format(Locale.ROOT, "%+,d B", row.bytes()), 16));
        }
        growth.keep(4);
    }

    private boolean isOfFirstRunOnly() {
        Figure kept = kept();
        return kept != null && kept.isOfFirstRunOnly();
    }

    /** The figure of what is kept, which the paths lead to. */
    private @Nullable Figure kept() {
        return isOffHeap() ? result.figures().offHeap() : result.figures().retained();
    }

    private boolean isOffHeap() {
        return violates(Metric.OFF_HEAP) && !violates(Metric.RETAINED);
    }

    private boolean violates(Metric metric) {
        return result.findings().stream()
                .anyMatch(finding -> finding.kind() == Finding.Kind.VIOLATION && finding.metric() == metric);
    }

    private void holders() {
        if (!result.traces().isEmpty()) {
            Figure kept = kept();
            boolean known = kept != null && (isOffHeap() || violates(Metric.RETAINED));
            holders = HolderText.of(
                    result.traces(),
                    known ? kept.measured() : null,
                    isOffHeap() ? " off the heap" : "",
                    isOfFirstRunOnly() ? "in the first run" : "a run");
            return;
        }
        EvidenceNote.HOLDER_NOT_FOUND
                .textIn(result.findings())
                .ifPresent(reason -> holders.addWrapped("", "What holds it: not found, " + reason));
        holders.keep(3);
    }

    private void sites() {
        if (!result.allocationSites().isEmpty()) {
            sites = SiteText.of(result.allocationSites());
            return;
        }
        EvidenceNote.SITES_NOT_SEEN
                .textIn(result.findings())
                .ifPresent(reason -> sites.addWrapped("", "Where it was allocated: not seen, " + reason));
        sites.keep(2);
    }

    private void footer() {
        if (!result.traces().isEmpty()) {
            LeakTrace first = result.traces().get(0);
            if (first.cause() != null) {
                footer.addWrapped("", "Likely cause: " + first.cause());
            } else if (first.notes().stream().anyMatch(StepNote::suspect)) {
                footer.add("Likely cause: none of the known shapes; look at the reference that is underlined.");
            }
            boolean kept = result.findings().stream().anyMatch(EvidenceNote.HEAP_DUMP::isIn);
            footer.add("Fingerprint " + first.fingerprint()
                    + (kept ? "" : " · keep the heap dump: -DmemoryBudget.heapDumps=onFailure"));
        }
        String selector = result.test().simpleClassName() + "#" + result.test().method();
        // A shell takes the $ of a nested class for a variable.
        String quote = selector.indexOf('$') < 0 ? "" : "'";
        footer.add("Run it alone: mvn test -Dtest=" + quote + selector + quote);
        footer.keepAll();
    }
}
