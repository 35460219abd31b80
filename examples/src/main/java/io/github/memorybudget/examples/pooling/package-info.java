/** Object pooling: checksums with a buffer for each call, and with pooled buffers. */
package io.github.memorybudget.examples.pooling;
