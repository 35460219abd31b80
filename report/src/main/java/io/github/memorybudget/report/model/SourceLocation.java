package io.github.memorybudget.report.model;

import org.apiguardian.api.API;

/**
 * Where a test is written.
 *
 * @param path the file, relative to the repository's root, with {@code /} between names
 * @param line the line of the test's method, 1 for the first; also 1 where the method was not found
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record SourceLocation(String path, int line) {}
