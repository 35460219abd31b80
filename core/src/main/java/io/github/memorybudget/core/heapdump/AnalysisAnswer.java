package io.github.memorybudget.core.heapdump;

import io.github.memorybudget.core.result.LeakTrace;
import io.github.memorybudget.core.result.StepNote;
import io.github.memorybudget.core.text.Lines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An answer as lines, the last of which says that it is whole. */
final class AnalysisAnswer {

    private static final String END = "end";

    private static final String FAILED = "failed";

    /** How every answer ends. */
    static final String END_LINE = "\n" + END + "\n";

    private static final int TRACE_PREFIX = 5;

    private AnalysisAnswer() {}

    static String write(HolderReport report) {
        Lines lines = new Lines()
                .add(
                        "report",
                        report.countedAtLeast(),
                        report.countedAtMost(),
                        report.warmUp(),
                        report.soft(),
                        report.ignored(),
                        report.finalizer(),
                        report.frameworks(),
                        report.spare());
        for (Holder holder : report.holders()) {
            lines.add("holder", holder.name(), holder.heldBy(), holder.bytes(), holder.objects());
        }
        for (LeakTrace trace : report.traces()) {
            List<Object> columns = new ArrayList<>(
                    List.of("trace", trace.fingerprint(), trace.retained(), trace.objects(), trace.root()));
            columns.addAll(trace.path());
            lines.add(columns.toArray());
            for (StepNote note : trace.notes()) {
                lines.add("step", note.step(), note.suspect(), text(note.entries()), text(note.grown()));
            }
            if (trace.cause() != null) {
                lines.add("cause", trace.cause());
            }
        }
        return lines.add(END).toString();
    }

    /** Paths alone are a report of nothing else. */
    static HolderReport ofTraces(List<LeakTrace> traces) {
        return new HolderReport(0, 0, 0, 0, 0, 0, 0, 0, List.of(), traces);
    }

    /** That there is no answer, since a dump can't be read. */
    static String write(IOException problem) {
        String message = problem.getMessage();
        return new Lines()
                .add(FAILED, message == null ? problem : message)
                .add(END)
                .toString();
    }

    static AnalysisOutcome<HolderReport> read(List<String> lines) throws IOException {
        List<String> first = lines.isEmpty() ? List.of() : Lines.columns(lines.get(0));
        return first.size() == 2 && first.get(0).equals(FAILED)
                ? new AnalysisOutcome.Failure<>(first.get(1))
                : new AnalysisOutcome.Answer<>(report(lines));
    }

    private static HolderReport report(List<String> lines) throws IOException {
        if (lines.isEmpty() || !lines.get(lines.size() - 1).equals(END)) {
            throw new IOException("its answer is not whole");
        }
        long[] figures = new long[8];
        List<Holder> holders = new ArrayList<>();
        List<LeakTrace> traces = new ArrayList<>();
        for (String line : lines) {
            List<String> column = Lines.columns(line);
            switch (column.get(0)) {
                case "report" -> {
                    for (int i = 0; i < figures.length; i++) {
                        figures[i] = number(column, i + 1);
                    }
                }
                case "holder" ->
                    holders.add(new Holder(
                            column.get(1), HeldBy.valueOf(column.get(2)), number(column, 3), number(column, 4)));
                case "trace" ->
                    traces.add(new LeakTrace(
                            column.get(1),
                            number(column, 2),
                            number(column, 3),
                            column.get(4),
                            column.subList(TRACE_PREFIX, column.size())));
                case "step" -> last(traces, trace -> with(trace, step(column)));
                case "cause" -> last(traces, trace -> trace.withCause(column.get(1)));
                case END -> {
                    // Known to be the last.
                }
                default -> throw new IOException("its answer has the line " + line);
            }
        }
        return new HolderReport(
                figures[0],
                figures[1],
                figures[2],
                figures[3],
                figures[4],
                figures[5],
                figures[6],
                figures[7],
                holders,
                traces);
    }

    private static void last(List<LeakTrace> traces, UnaryOperator<LeakTrace> change) {
        traces.set(traces.size() - 1, change.apply(traces.get(traces.size() - 1)));
    }

    private static LeakTrace with(LeakTrace trace, StepNote note) {
        List<StepNote> notes = new ArrayList<>(trace.notes());
        notes.add(note);
        return new LeakTrace(
                trace.fingerprint(),
                trace.retained(),
                trace.objects(),
                trace.root(),
                trace.path(),
                notes,
                trace.cause());
    }

    private static StepNote step(List<String> column) {
        return new StepNote(
                Integer.parseInt(column.get(1)),
                Boolean.parseBoolean(column.get(2)),
                optional(column.get(3)),
                optional(column.get(4)));
    }

    private static String text(@Nullable Long number) {
        return number == null ? "" : number.toString();
    }

    private static @Nullable Long optional(String text) {
        return text.isEmpty() ? null : Long.valueOf(text);
    }

    private static long number(List<String> column, int index) {
        return Long.parseLong(column.get(index));
    }
}
