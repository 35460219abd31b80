package io.github.memorybudget.report.read;

import io.github.memorybudget.core.result.AllocationSite;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.result.KnownLeakNote;
import io.github.memorybudget.core.result.LeakTrace;
import io.github.memorybudget.core.result.StepNote;
import io.github.memorybudget.core.result.TestIdentity;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.result.TimelinePoint;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a {@code result} line. */
final class ResultReader {

    private ResultReader() {}

    static TestResult result(Members line) throws MalformedLineException {
        return new TestResult(
                test(line),
                line.count("attempt"),
                line.oneOf(Verdict.class, "verdict"),
                line.optionalOneOf(MemoryPattern.class, "pattern"),
                line.truth("known"),
                line.truth("fixed"),
                knownLeak(line.object("knownLeak")),
                MetricsReader.figures(line.object("metrics")),
                findings(line.objects("findings")),
                growth(line.objects("growth")),
                traces(line.objects("traces")),
                allocationSites(line.objects("allocationSites")),
                timeline(line.objects("timeline")),
                line.optionalText("reason"),
                line.instant("startedAt"),
                line.whole("durationMillis"));
    }

    static TestIdentity test(Members line) throws MalformedLineException {
        String displayName = line.optionalText("displayName");
        return new TestIdentity(
                line.text("class"),
                line.text("method"),
                line.texts("parameterTypes"),
                displayName == null ? "" : displayName,
                line.text("uniqueId"));
    }

    private static @Nullable KnownLeakNote knownLeak(@Nullable Members note) throws MalformedLineException {
        return note == null
                ? null
                : new KnownLeakNote(note.text("issue"), note.text("until"), note.optionalText("reason"));
    }

    private static List<Finding> findings(List<Members> rows) throws MalformedLineException {
        List<Finding> findings = new ArrayList<>();
        for (Members row : rows) {
            Long budget = row.optionalWhole("budget");
            Long measured = row.optionalWhole("measured");
            Finding.Kind kind = row.optionalOneOf(Finding.Kind.class, "kind");
            if (kind == null) {
                boolean over = budget != null && measured != null && measured > budget;
                kind = over ? Finding.Kind.VIOLATION : Finding.Kind.NOTE;
            }
            findings.add(new Finding(metric(row), kind, budget, measured, row.text("message")));
        }
        return findings;
    }

    private static Metric metric(Members row) throws MalformedLineException {
        String key = row.text("metric");
        for (Metric metric : Metric.values()) {
            if (metric.key().equals(key)) {
                return metric;
            }
        }
        throw row.wrong("metric", key, "one of retained, allocated, peak, offHeap, threads, footprint");
    }

    private static List<ClassGrowth> growth(List<Members> rows) throws MalformedLineException {
        List<ClassGrowth> growth = new ArrayList<>();
        for (Members row : rows) {
            growth.add(new ClassGrowth(row.text("class"), row.whole("instances"), row.whole("bytes")));
        }
        return growth;
    }

    private static List<LeakTrace> traces(List<Members> rows) throws MalformedLineException {
        List<LeakTrace> traces = new ArrayList<>();
        for (Members row : rows) {
            traces.add(new LeakTrace(
                    row.text("fingerprint"),
                    row.whole("retained"),
                    row.whole("objects"),
                    row.text("root"),
                    row.texts("path"),
                    notes(row.objects("steps")),
                    row.optionalText("cause")));
        }
        return traces;
    }

    private static List<StepNote> notes(List<Members> rows) throws MalformedLineException {
        List<StepNote> notes = new ArrayList<>();
        for (Members row : rows) {
            notes.add(new StepNote(
                    row.count("step"), row.truth("suspect"), row.optionalWhole("entries"), row.optionalWhole("grown")));
        }
        return notes;
    }

    private static List<AllocationSite> allocationSites(List<Members> rows) throws MalformedLineException {
        List<AllocationSite> sites = new ArrayList<>();
        for (Members row : rows) {
            sites.add(new AllocationSite(
                    row.text("class"), row.whole("bytes"), row.texts("stack"), row.optionalCount("percent")));
        }
        return sites;
    }

    private static List<TimelinePoint> timeline(List<Members> rows) throws MalformedLineException {
        List<TimelinePoint> timeline = new ArrayList<>();
        for (Members row : rows) {
            timeline.add(new TimelinePoint(row.whole("ms"), row.whole("used"), row.optionalWhole("live")));
        }
        return timeline;
    }
}
