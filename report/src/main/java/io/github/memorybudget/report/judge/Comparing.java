package io.github.memorybudget.report.judge;

import io.github.memorybudget.report.baseline.BaselineComparer;
import io.github.memorybudget.report.model.Change;
import io.github.memorybudget.report.model.Compared;
import io.github.memorybudget.report.model.Comparison;
import io.github.memorybudget.report.model.JudgedTest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what the modules' comparisons with their baselines say. */
final class Comparing {

    private final List<String> baselines = new ArrayList<>();
    private final Map<Change, Integer> changes = new EnumMap<>(Change.class);
    private final Gravest<Compared> rows = new Gravest<>(Judging.MOST, Judging.BY_CHANGE);
    private final Gravest<Compared> drifted = new Gravest<>(Judging.MOST, Judging.BY_CHANGE);

    /** What compares a module's tests, or null where it has no baseline. */
    @Nullable
    BaselineComparer of(Module module) {
        if (module.baseline() == null) {
            return null;
        }
        baselines.add(module.baselineName());
        return new BaselineComparer(module.name(), module.baseline(), module.tag());
    }

    void add(@Nullable BaselineComparer comparer, JudgedTest test) {
        if (comparer != null) {
            comparer.compare(test).forEach(this::add);
            comparer.drifted(test).forEach(drifted::add);
        }
    }

    void finish(@Nullable BaselineComparer comparer) {
        if (comparer != null) {
            comparer.removed().forEach(this::add);
        }
    }

    private void add(Compared row) {
        changes.merge(row.change(), 1, Integer::sum);
        rows.add(row);
    }

    /** What was found so far, or null where no module has a baseline. */
    @Nullable
    Comparison comparison() {
        return baselines.isEmpty() ? null : new Comparison(baselines, changes, rows.sorted(), drifted.sorted());
    }
}
