/** Code quality findings for GitLab. */
@NullMarked
package io.github.memorybudget.report.render.gitlab;

import org.jspecify.annotations.NullMarked;
