/**
 * Heap dumps: taking one, reading it, and finding what holds the memory.
 *
 * <p>The stages hand on immutable values: {@code HprofReader} streams the file, {@code HeapGraphBuilder} makes the dense
 * {@code HeapGraph}, {@code HolderTree} finds for each object what holds it, {@code SignatureTree} folds the paths so that
 * two dumps can be compared, and the public classes answer questions.
 */
@NullMarked
package io.github.memorybudget.core.heapdump;

import org.jspecify.annotations.NullMarked;
