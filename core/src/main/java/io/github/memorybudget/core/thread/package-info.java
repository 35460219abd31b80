/** Threads that are left behind. */
@NullMarked
package io.github.memorybudget.core.thread;

import org.jspecify.annotations.NullMarked;
