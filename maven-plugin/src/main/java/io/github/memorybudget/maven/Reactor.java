package io.github.memorybudget.maven;

import io.github.memorybudget.report.source.SourceRoots;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Map<String, List<Path>> roots = new LinkedHashMap<>();
        for (MavenProject project : projects) {
            roots.put(
                    project.getArtifactId(),
                    project.getTestCompileSourceRoots().stream().map(Path::of).toList());
        }
        return new SourceRoots(roots);
    }

    /**
     * A file that a setting names, for another module than the one whose goal runs: a place below the module's directory
     * is the same below the other's, and any other place is that very file for all.
     *
     * @param file as the setting says, for a module in {@code directory}
     */
    static Path inModule(Path file, Path directory, MavenProject module) {
        return file.startsWith(directory) ? module.getBasedir().toPath().resolve(directory.relativize(file)) : file;
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
