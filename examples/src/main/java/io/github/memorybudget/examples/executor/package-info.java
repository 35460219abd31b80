/** Thread leak: a sum computed by an executor of its own, left running and shut down. */
package io.github.memorybudget.examples.executor;
