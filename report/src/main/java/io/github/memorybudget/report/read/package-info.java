/** From results directories to values; what can't be read is a problem that names its place, and loses nothing else. */
@NullMarked
package io.github.memorybudget.report.read;

import org.jspecify.annotations.NullMarked;
