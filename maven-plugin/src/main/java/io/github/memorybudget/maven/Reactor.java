package io.github.memorybudget.maven;

import io.github.memorybudget.report.source.SourceRoots;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** All modules of a build, also those that this invocation leaves out. */
final class Reactor {

    private static final String PLUGIN = "io.github.memorybudget:memory-budget-maven-plugin";

    private Reactor() {}

    /** The project that Maven was started in; {@code getTopLevelProject} is another one under {@code -pl}. */
    static MavenProject root(MavenSession session) {
        return session.getAllProjects().stream()
                .filter(MavenProject::isExecutionRoot)
                .findFirst()
                .orElseGet(session::getTopLevelProject);
    }

    /** Whether there is something to gather. */
    static boolean isOfSeveralModules(MavenSession session) {
        return session.getAllProjects().size() > 1;
    }

    /** The modules that may have results, in the build's order. */
    static List<MavenProject> withTests(MavenSession session) {
        return session.getAllProjects().stream()
                .filter(project -> !"pom".equals(project.getPackaging()) && project.getPlugin(PLUGIN) != null)
                .toList();
    }

    /** Knows where the tests of these projects are written. */
    static SourceRoots sources(Collection<MavenProject> projects) {
        return new SourceRoots(projects.stream()
                .flatMap(project -> project.getTestCompileSourceRoots().stream())
                .map(Path::of)
                .toList());
    }

    /** Whether this build runs no tests by the user's wish. */
    static boolean skipsTests(MavenSession session) {
        return isSet(session, "skipTests") || isSet(session, "maven.test.skip");
    }

    private static boolean isSet(MavenSession session, String property) {
        String value = session.getUserProperties().getProperty(property);
        return value != null && (value.isEmpty() || Boolean.parseBoolean(value));
    }
}
