package io.github.memorybudget.report.model;

import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * All figures compared with the baseline.
 *
 * @param baselines names of the baseline's files, as a person would write them
 * @param changes how many figures there are of each kind; one without figures is absent
 * @param rows the figures, gravest change first, then by test and metric; where there are very many, the gravest
 * @param drifted figures that grew past the allowed drift since the tagged baseline, by test and metric
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record Comparison(
        List<String> baselines, Map<Change, Integer> changes, List<Compared> rows, List<Compared> drifted) {

    public Comparison {
        baselines = List.copyOf(baselines);
        changes = Map.copyOf(changes);
        rows = List.copyOf(rows);
        drifted = List.copyOf(drifted);
    }

    /** How many figures changed like this. */
    public int of(Change change) {
        return changes.getOrDefault(change, 0);
    }

    /** The rows of this kind, in their order. */
    public List<Compared> rows(Change change) {
        return rows.stream().filter(row -> row.change() == change).toList();
    }

    /** Whether a figure regressed, or drifted too far; that fails the build. */
    public boolean hasRegressions() {
        return of(Change.REGRESSED) > 0 || !drifted.isEmpty();
    }

    /** Whether a figure improved, so that there is something to accept. */
    public boolean hasImprovements() {
        return of(Change.IMPROVED) > 0;
    }
}
