package io.github.memorybudget.core.result;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one step of a {@link LeakTrace}.
 *
 * @param step its index in the path
 * @param suspect whether the reference that the step names may be the mistake
 * @param entries number of entries of the collection or array there, or null where it is none
 * @param grown by how many entries it grew in a run, or null where that is not known
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record StepNote(
        int step,
        boolean suspect,
        @Nullable Long entries,
        @Nullable Long grown) {

    StepNote perRun(int runs) {
        return new StepNote(step, suspect, entries, grown == null ? null : grown / runs);
    }
}
