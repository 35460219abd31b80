/** The JUnit Jupiter extension: the annotations that users write, and what acts on them. */
@NullMarked
package io.github.memorybudget.junit;

import org.jspecify.annotations.NullMarked;
