/** Pagination and batching: a report over a table read at once, and in batches. */
package io.github.memorybudget.examples.paging;
