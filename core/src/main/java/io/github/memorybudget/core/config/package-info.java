/** The settings: their names, their values. */
@NullMarked
package io.github.memorybudget.core.config;

import org.jspecify.annotations.NullMarked;
