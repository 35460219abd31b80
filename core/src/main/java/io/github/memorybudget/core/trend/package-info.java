/** Whether a series of readings grows, told robustly. */
@NullMarked
package io.github.memorybudget.core.trend;

import org.jspecify.annotations.NullMarked;
