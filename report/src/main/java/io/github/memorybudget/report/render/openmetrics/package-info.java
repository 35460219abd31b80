/** Figures for Prometheus and GitLab. */
@NullMarked
package io.github.memorybudget.report.render.openmetrics;

import org.jspecify.annotations.NullMarked;
