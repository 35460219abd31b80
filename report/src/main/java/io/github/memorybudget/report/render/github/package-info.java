/** Annotations for GitHub Actions. */
@NullMarked
package io.github.memorybudget.report.render.github;

import org.jspecify.annotations.NullMarked;
