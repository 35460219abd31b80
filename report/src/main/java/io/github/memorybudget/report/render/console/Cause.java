package io.github.memorybudget.report.render.console;

import io.github.memorybudget.core.result.AllocationSite;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.LeakTrace;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.report.render.figures.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
            lines.add("grew  " + Evidence.signed(grown.instances()) + " " + grown.className() + ", "
                    + Evidence.signed(grown.bytes()) + " B a run");
        }
        if (!result.traces().isEmpty()) {
            LeakTrace trace = result.traces().get(0);
            lines.add(String.format(
                    Locale.ROOT,
                    "held by  %s (%s in %,d objects)",
                    String.join(" -> ", trace.path()),
                    ByteSize.readable(trace.retained()),
                    trace.objects()));
        }
        if (!result.allocationSites().isEmpty()) {
            AllocationSite site = result.allocationSites().get(0);
            if (!site.stack().isEmpty()) {
                lines.add("allocated at  " + site.stack().get(0));
            }
        }
        return lines;
    }
}
