/** What the running VM offers: options, diagnostic commands, collectors. */
@NullMarked
package io.github.memorybudget.core.vm;

import org.jspecify.annotations.NullMarked;
