package io.github.memorybudget.core.judge;

import io.github.memorybudget.core.result.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of one metric.
 *
 * @param figure the figure for the result
 * @param exceeded whether its budget is exceeded
 * @param unjudged why its budget can't be judged, or null
 * @param findings what must be seen
 */
record MetricJudgement<F>(
        F figure, boolean exceeded, @Nullable String unjudged, List<Finding> findings) {}
