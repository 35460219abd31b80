package io.github.memorybudget.assertj.error;

import org.apiguardian.api.API;

/**
 * What code allocates for one n.
 *
 * @param n how much there was to do
 * @param bytes allocated in the smallest of several runs
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record AllocationAt(int n, long bytes) {}
