package io.github.memorybudget.report.read;

import io.github.memorybudget.core.result.ResultLine;

/** A line that a later version of the extension wrote. */
final class FutureSchemaException extends Exception {

    private static final long serialVersionUID = 1L;

    FutureSchemaException(long schema) {
        super("\"schema\" is " + schema + ", but this version reads 1 to " + ResultLine.SCHEMA
                + "; use the version of the plugin that fits the extension's");
    }
}
