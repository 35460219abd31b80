/** Direct-buffer leak: an upload in chunks, whose buffers are kept or reused. */
package io.github.memorybudget.examples.directbuffer;
