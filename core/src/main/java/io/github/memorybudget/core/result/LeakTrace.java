package io.github.memorybudget.core.result;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What holds leaked memory: the path from a GC root.
 *
 * @param fingerprint hash of the path's class and field names, the same from run to run and machine to machine
 * @param retained retained size in bytes
 * @param objects number of retained objects
 * @param root kind of the GC root, in words
 * @param path the steps from the root, collections folded
 * @param notes what is known of single steps, in their order
 * @param cause the likely cause and what to do, in words, or null where the path has none of the known shapes
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record LeakTrace(
        String fingerprint,
        long retained,
        long objects,
        String root,
        List<String> path,
        List<StepNote> notes,
        @Nullable String cause) {

    public LeakTrace {
        path = List.copyOf(path);
        notes = List.copyOf(notes);
    }

    /** A path of which nothing more is known. */
    public LeakTrace(String fingerprint, long retained, long objects, String root, List<String> path) {
        this(fingerprint, retained, objects, root, path, List.of(), null);
    }

    /** The same with another cause. */
    public LeakTrace withCause(String likelyCause) {
        return new LeakTrace(fingerprint, retained, objects, root, path, notes, likelyCause);
    }

    /**
     * A path to what several runs together kept, for one of them on average.
     *
     * @param runs how many; at least 1
     */
    public LeakTrace perRun(int runs) {
        List<StepNote> each = notes.stream().map(note -> note.perRun(runs)).toList();
        return new LeakTrace(fingerprint, retained / runs, objects / runs, root, path, each, cause);
    }

    /** What is known of a step, or null. */
    public @Nullable StepNote noteOf(int step) {
        for (StepNote note : notes) {
            if (note.step() == step) {
                return note;
            }
        }
        return null;
    }
}
