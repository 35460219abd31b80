/** What every renderer shows of a test, as text that is not yet escaped for one of them. */
@NullMarked
package io.github.memorybudget.report.render.figures;

import org.jspecify.annotations.NullMarked;
