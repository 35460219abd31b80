package io.github.memorybudget.core.judge;

import org.jspecify.annotations.Nullable;

/**
 * The deep size of one annotated field after a test.
 *
 * @param field the field's name
 * @param limit its budget in bytes
 * @param measured the size in bytes, or null where it can't be had
 * @param reason why it can't be had, or null
 * @since 0.1
 */
public record FootprintReading(
        String field,
        long limit,
        @Nullable Long measured,
        @Nullable String reason) {}
