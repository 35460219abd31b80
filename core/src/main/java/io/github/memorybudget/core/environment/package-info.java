/** What figures depend on besides the code. */
@NullMarked
package io.github.memorybudget.core.environment;

import org.jspecify.annotations.NullMarked;
