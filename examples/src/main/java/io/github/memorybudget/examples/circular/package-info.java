/** Circular references: photos and thumbnails that refer to each other, on their own and pinned. */
package io.github.memorybudget.examples.circular;
