package io.github.memorybudget.core.judge;

import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.verdict.Metric;
import java.util.ArrayList;
import java.util.List;

/** Says what was left out of what is kept, where it is enough to be of interest, or the user's own wish. */
final class NotCounted {

    private final Metric metric;
    private final long limit;
    private final List<Finding> notes = new ArrayList<>();

    private NotCounted(Metric metric, long limit) {
        this.metric = metric;
        this.limit = limit;
    }

    static List<Finding> notes(Metric metric, long limit, NeverCounted never) {
        NotCounted said = new NotCounted(metric, limit);
        said.soft(never.soft());
        said.ignored(never.ignored());
        if (never.frameworks() > limit) {
            said.add(
                    never.frameworks(),
                    " are kept by the test framework, which captures output, for example: not the test's");
        }
        if (never.waiting() > limit) {
            said.add(
                    never.waiting(),
                    " only wait for a finalizer, a cleaner, a weak map or an ending thread to let them go");
        }
        if (never.spare() > limit) {
            said.add(
                    never.spare(),
                    " are what the JDK keeps ready for a while, such as a thread's buffers for channels or idle HTTP"
                            + " connections: not counted");
        }
        return said.notes;
    }

    private void soft(long bytes) {
        if (bytes > limit) {
            add(
                    bytes,
                    " are only softly reachable: the collector takes them back when memory is short, so they don't"
                            + " count");
        }
    }

    private void ignored(long bytes) {
        if (bytes > 0) {
            add(bytes, " are held by what memoryBudget.ignoreHolders names");
        }
    }

    private void add(long bytes, String what) {
        notes.add(new Finding(metric, Finding.Kind.NOTE, limit, bytes, ByteSize.readable(bytes) + what));
    }
}
