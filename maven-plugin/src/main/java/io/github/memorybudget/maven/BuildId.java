package io.github.memorybudget.maven;

import org.apache.maven.execution.MavenSession;

/** Tells one build from another: the process and the moment at which its build began, since daemons run many. */
final class BuildId {

    private BuildId() {}

    static String of(MavenSession session) {
        return ProcessHandle.current().pid() + "-"
                + session.getRequest().getStartTime().getTime();
    }
}
