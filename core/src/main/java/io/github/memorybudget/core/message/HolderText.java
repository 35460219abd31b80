package io.github.memorybudget.core.message;

import io.github.memorybudget.core.result.LeakTrace;
import io.github.memorybudget.core.result.StepNote;
import io.github.memorybudget.core.size.ByteSize;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What holds the memory: the largest path step by step, the others a line each. */
final class HolderText {

    private static final String STEP = "  ↓ ";
    private static final String LAST_STEP = "  ╰→ ";
    private static final int MOST_STEPS = 8;
    private static final int ENDS = 3;
    private static final int LEAST_WIDTH = 33;
    private static final int SHORTEST_STEP = 40;

    /** Words before a name, which are no part of what may be the mistake. */
    private static final List<String> LEADING_WORDS = List.of("static ", "value of the ThreadLocal ");

    private final Section section = new Section();
    private final LeakTrace first;
    private final int width;
    private final String where;
    private final String when;

    private HolderText(List<LeakTrace> traces, @Nullable Long growth, String where, String when) {
        this.where = where;
        this.when = when;
        this.first = traces.get(0);
        int widest = LEAST_WIDTH;
        for (int step = 0; step < first.path().size(); step++) {
            StepNote note = first.noteOf(step);
            if (step == first.path().size() - 1 || note != null && note.entries() != null) {
                widest = Math.max(widest, first.path().get(step).length() + LAST_STEP.length());
            }
        }
        this.width = widest;
        section.add("What holds it" + share(first, growth, "of the growth"));
        section.add("  GC root: " + first.root());
        path();
        section.keepAll();
        for (LeakTrace other : traces.subList(1, traces.size())) {
            section.add("  also " + ByteSize.readable(other.retained()) + share(other, growth, "of it") + " by "
                    + (other.path().isEmpty() ? other.root() : String.join(" → ", other.path())) + ", fingerprint "
                    + other.fingerprint());
        }
    }

    /**
     * The text.
     *
     * @param growth bytes by which the live heap grew in a run, or null where that is not known
     * @param where follows the bytes: {@code " off the heap"}, or nothing where they are on it
     * @param when in what time collections grew: {@code "a run"}
     */
    static Section of(List<LeakTrace> traces, @Nullable Long growth, String where, String when) {
        return new HolderText(traces, growth, where, when).section;
    }

    private static String share(LeakTrace trace, @Nullable Long growth, String ofWhat) {
        if (growth == null || growth <= 0) {
            return "";
        }
        return String.format(
                Locale.ROOT, " (%d %% %s)", Math.min(100, Math.round(100.0 * trace.retained() / growth)), ofWhat);
    }

    private void path() {
        int size = first.path().size();
        TreeSet<Integer> shown = shown(size);
        int next = 0;
        for (int step : shown) {
            if (step > next) {
                section.add("    … " + (step - next) + " more");
            }
            step(step, step == size - 1);
            next = step + 1;
        }
    }

    /** All steps of a short path; of a long one its ends and the suspects. */
    private TreeSet<Integer> shown(int size) {
        TreeSet<Integer> shown = new TreeSet<>();
        for (int step = 0; step < size; step++) {
            if (size <= MOST_STEPS || step < ENDS || step >= size - ENDS) {
                shown.add(step);
            }
        }
        first.notes().stream().filter(StepNote::suspect).limit(2).forEach(note -> shown.add(note.step()));
        shown.removeIf(step -> step < 0 || step >= size);
        return shown;
    }

    private void step(int index, boolean last) {
        String name = first.path().get(index);
        StepNote note = first.noteOf(index);
        String prefix = last ? LAST_STEP : STEP;
        String remark = remark(note, last);
        String line = prefix + name;
        if (!remark.isEmpty()) {
            int room = Math.min(width, Math.max(SHORTEST_STEP, Columns.WIDTH - 3 - remark.length()));
            line = Columns.left(Columns.fold(line, room), room) + "   " + remark;
        }
        section.add(line);
        if (note != null && note.suspect()) {
            int leading = LEADING_WORDS.stream()
                    .filter(name::startsWith)
                    .mapToInt(String::length)
                    .findFirst()
                    .orElse(0);
            String marked = name.substring(leading);
            int length = (marked.endsWith("[*]") ? marked.length() - 3 : marked.length());
            int start = prefix.length() + leading;
            section.add(" ".repeat(start) + "~".repeat(Math.max(1, Math.min(length, Columns.WIDTH - start))));
        }
    }

    private String remark(@Nullable StepNote note, boolean last) {
        StringBuilder remark = new StringBuilder();
        if (note != null && note.entries() != null) {
            remark.append(
                    String.format(Locale.ROOT, "%,d %s", note.entries(), note.entries() == 1 ? "entry" : "entries"));
            if (note.grown() != null && note.grown() != 0) {
                remark.append(String.format(Locale.ROOT, " (%+,d %s)", note.grown(), when));
            }
        }
        if (last) {
            remark.append(remark.isEmpty() ? "" : ", ")
                    .append("retains ")
                    .append(ByteSize.readable(first.retained()))
                    .append(where)
                    .append(String.format(
                            Locale.ROOT, " in %,d %s", first.objects(), first.objects() == 1 ? "object" : "objects"));
        }
        return remark.toString();
    }
}
