/** The Maven plugin: thin goals over the report module. */
@NullMarked
package io.github.memorybudget.maven;

import org.jspecify.annotations.NullMarked;
