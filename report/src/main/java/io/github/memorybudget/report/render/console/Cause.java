package io.github.memorybudget.report.render.console;

import io.github.memorybudget.core.result.AllocationSite;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.report.render.figures.Evidence;
import io.github.memorybudget.report.render.figures.Holder;
import java.util.ArrayList;
import java.util.List;

/** The shortest account of why: the largest of each kind of evidence. */
final class Cause {

    private final TestResult result;

    Cause(TestResult result) {
        this.result = result;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!result.growth().isEmpty()) {
            ClassGrowth grown = result.growth().get(0);
            boolean spike = result.pattern() == MemoryPattern.SPIKE;
            lines.add((spike ? "live  " : "grew  ") + Evidence.signed(grown.instances()) + " " + grown.className()
                    + ", " + Evidence.signed(grown.bytes()) + (spike ? " B at the highest moment" : " B a run"));
        }
        if (!result.traces().isEmpty()) {
            Holder holder = new Holder(result.traces().get(0));
            lines.add("held by  " + path(holder) + " (" + holder.amount() + ")");
            if (!holder.cause().isEmpty()) {
                lines.add("likely cause  " + holder.cause());
            }
        }
        if (!result.allocationSites().isEmpty()) {
            AllocationSite site = result.allocationSites().get(0);
            if (!site.stack().isEmpty()) {
                lines.add("allocated at  " + site.place());
            }
        }
        return lines;
    }

    private static String path(Holder holder) {
        List<String> steps = new ArrayList<>();
        for (int step = 0; step < holder.steps(); step++) {
            String entries = holder.entries(step);
            steps.add(holder.step(step) + (entries.isEmpty() ? "" : " [" + entries + "]"));
        }
        return String.join(" -> ", steps);
    }
}
