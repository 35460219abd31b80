package io.github.memorybudget.assertj.error;

import io.github.memorybudget.core.result.LeakTrace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paths from GC roots, in messages. */
final class Traces {

    private static final String LINE = String.format("%n");

    private Traces() {}

    /** All of them under a title, or why there are none. */
    static Plain told(String title, List<LeakTrace> traces, @Nullable String problem) {
        StringBuilder text = new StringBuilder(LINE).append(title);
        for (LeakTrace trace : traces) {
            text.append(LINE).append("  GC root: ").append(trace.root());
            int last = trace.path().size() - 1;
            for (int i = 0; i <= last; i++) {
                text.append(LINE)
                        .append(i == last ? "  ╰→ " : "  ↓ ")
                        .append(trace.path().get(i));
            }
        }
        if (traces.isEmpty()) {
            text.append(LINE).append("  not found: ").append(problem);
        }
        return new Plain(text.toString());
    }
}
