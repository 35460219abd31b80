/** Where in the code memory was allocated and threads were started, from the JDK's own flight recorder. */
@NullMarked
package io.github.memorybudget.core.site;

import org.jspecify.annotations.NullMarked;
