package io.github.memorybudget.report;

import io.github.memorybudget.core.result.AllocationSite;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.Figures;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.result.KnownLeakNote;
import io.github.memorybudget.core.result.LeakTrace;
import io.github.memorybudget.core.result.TestIdentity;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.result.TimelinePoint;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A result with what a test needs, and nothing where it says nothing. */
public final class Builder {

    private final TestIdentity test;
    private final Verdict verdict;
    private final @Nullable MemoryPattern pattern;
    private final List<Finding> findings = new ArrayList<>();
    private final List<ClassGrowth> growth = new ArrayList<>();
    private final List<LeakTrace> traces = new ArrayList<>();
    private final List<AllocationSite> sites = new ArrayList<>();
    private final List<TimelinePoint> timeline = new ArrayList<>();
    private Figures figures = Figures.NONE;
    private Instant startedAt = Samples.NOON;
    private int attempt = 1;
    private boolean known;
    private boolean fixed;
    private @Nullable KnownLeakNote note;
    private @Nullable String reason;

    public Builder(TestIdentity test, Verdict verdict, @Nullable MemoryPattern pattern) {
        this.test = test;
        this.verdict = verdict;
        this.pattern = pattern;
    }

    public Builder attempt(int attempt) {
        this.attempt = attempt;
        return this;
    }

    public Builder startedAt(Instant startedAt) {
        this.startedAt = startedAt;
        return this;
    }

    public Builder figures(Figures figures) {
        this.figures = figures;
        return this;
    }

    public Builder known(KnownLeakNote note) {
        this.note = note;
        this.known = true;
        return this;
    }

    public Builder expired(KnownLeakNote note) {
        this.note = note;
        return this;
    }

    public Builder fixed(KnownLeakNote note) {
        this.note = note;
        this.fixed = true;
        return this;
    }

    public Builder finding(Finding finding) {
        findings.add(finding);
        return this;
    }

    public Builder growth(ClassGrowth... rows) {
        growth.addAll(List.of(rows));
        return this;
    }

    public Builder trace(LeakTrace trace) {
        traces.add(trace);
        return this;
    }

    public Builder site(AllocationSite site) {
        sites.add(site);
        return this;
    }

    public Builder timeline(TimelinePoint... points) {
        timeline.addAll(List.of(points));
        return this;
    }

    public Builder reason(String reason) {
        this.reason = reason;
        return this;
    }

    public TestResult build() {
        return new TestResult(
                test, attempt, verdict, pattern, known, fixed, note, figures, findings, growth, traces, sites, timeline,
                reason, startedAt, 12);
    }
}
