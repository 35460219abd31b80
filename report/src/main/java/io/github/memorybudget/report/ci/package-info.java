/** What a CI system picks up while a build runs. */
@NullMarked
package io.github.memorybudget.report.ci;

import org.jspecify.annotations.NullMarked;
