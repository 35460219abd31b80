package io.github.memorybudget.core.peak;

import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.TimelinePoint;
import java.util.List;

/**
 * The high-water mark of the live heap in a window.
 *
 * @param lower bytes above the start that were seen to be live at once
 * @param upper bytes above the start that can't have been exceeded
 * @param timeline heap use over the window
 * @param growth classes that were live at the highest moment seen, as growth since the start; empty below the budget
 * @param stack the test thread's frames at that moment, innermost first; empty below the budget
 * @param forcedMillis how long forced collections took of the window
 * @since 0.1
 */
public record Peak(
        long lower,
        long upper,
        List<TimelinePoint> timeline,
        List<ClassGrowth> growth,
        List<String> stack,
        long forcedMillis) {

    public Peak {
        timeline = List.copyOf(timeline);
        growth = List.copyOf(growth);
        stack = List.copyOf(stack);
    }

    /** The same with other bounds, in bytes above the start. */
    public Peak within(long lowerBound, long upperBound) {
        return new Peak(lowerBound, upperBound, timeline, growth, stack, forcedMillis);
    }
}
