/** Results as JUnit's XML. */
@NullMarked
package io.github.memorybudget.report.render.junit;

import org.jspecify.annotations.NullMarked;
