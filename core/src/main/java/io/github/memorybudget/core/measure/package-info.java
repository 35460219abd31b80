/** One window over one body: all probes in the order that keeps their figures exact. */
@NullMarked
package io.github.memorybudget.core.measure;

import org.jspecify.annotations.NullMarked;
