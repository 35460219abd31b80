/** What was read and judged: immutable values between the stages. */
@NullMarked
package io.github.memorybudget.report.model;

import org.jspecify.annotations.NullMarked;
