package io.github.memorybudget.maven;

import io.github.memorybudget.report.ci.CiOutput;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Prints commands for the CI system that reads the build's output. Each must start its line: Maven's log puts a level
 * before it, and Maven 4 does the same with all that goes to {@code System.out}.
 */
final class WorkflowCommands {

    private WorkflowCommands() {}

    /** Output by this process's environment. */
    static CiOutput output() {
        return new CiOutput(System.getenv(), WorkflowCommands::print);
    }

    private static void print(String command) {
        // One write a line, so that nothing of another thread gets in between. Closing it would close Maven's too.
        try {
            new FileOutputStream(FileDescriptor.out).write((command + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }
}
