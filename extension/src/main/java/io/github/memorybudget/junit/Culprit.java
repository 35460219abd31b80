package io.github.memorybudget.junit;

import io.github.memorybudget.core.result.AllocationSite;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.result.LeakTrace;
import java.util.List;

/**
 * What was found out about why a test is over its budget.
 *
 * @param traces what holds the growth, the largest first
 * @param sites where it was allocated, the largest first
 * @param notes what was not found, and why
 */
record Culprit(List<LeakTrace> traces, List<AllocationSite> sites, List<Finding> notes) {

    /** Nothing was looked for. */
    static final Culprit NOT_SOUGHT = new Culprit(List.of(), List.of(), List.of());

    Culprit {
        traces = List.copyOf(traces);
        sites = List.copyOf(sites);
        notes = List.copyOf(notes);
    }
}
