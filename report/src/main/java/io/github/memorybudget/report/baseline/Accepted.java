package io.github.memorybudget.report.baseline;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What an update accepted.
 *
 * @param baseline the new baseline
 * @param changes what is different in it, and what was refused
 * @param coldOnly tests with a figure that could not be accepted, because it is of a first run
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Accepted(Baseline baseline, List<AcceptedChange> changes, List<String> coldOnly) {

    public Accepted {
        changes = List.copyOf(changes);
        coldOnly = List.copyOf(coldOnly);
    }

    /** What would have loosened the baseline, and was left. */
    public List<AcceptedChange> refused() {
        return changes.stream().filter(AcceptedChange::isRefused).toList();
    }

    /** What is different. */
    public List<AcceptedChange> accepted() {
        return changes.stream().filter(change -> !change.isRefused()).toList();
    }
}
