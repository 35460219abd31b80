package io.github.memorybudget.core.site;

import java.util.List;

/**
 * An allocation that was seen, standing for others that were not.
 *
 * @param className what was allocated: {@code byte[]}
 * @param bytes for how many bytes it stands
 * @param stack frames, innermost first
 */
record Sample(String className, long bytes, List<String> stack) {}
