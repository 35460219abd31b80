package io.github.memorybudget.maven;

import io.github.memorybudget.core.session.Session;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals share: where results are, whether to do anything, and that no setting is misspelt. */
abstract class AbstractBudgetMojo extends AbstractMojo {

    @Inject
    MavenProject project;

    @Inject
    MavenSession session;

    /** Does nothing. The budgets are then enforced by the tests themselves. */
    @Parameter(property = "memoryBudget.skip", defaultValue = "false")
    boolean skip;

    /** Where the test JVMs write their results, and where they are read. */
    @Parameter(
            property = "memoryBudget.resultsDirectory",
            defaultValue = "${project.build.directory}/memory-budget/results")
    File resultsDirectory;

    /** The accepted figures. A file that does not exist is no baseline. */
    @Parameter(property = "memoryBudget.baseline", defaultValue = "${project.basedir}/memory-baseline.json")
    File baseline;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (isOfOneModule() && "pom".equals(project.getPackaging())) {
            getLog().debug("Packaging pom: there are no tests.");
            return;
        }
        Settings.check(session, project);
        if (skip) {
            getLog().info("Skipped by memoryBudget.skip.");
            skipped();
            return;
        }
        run();
    }

    /** Whether the goal is about the tests of the current project, and of no other. */
    boolean isOfOneModule() {
        return true;
    }

    /** Does the goal's work. */
    abstract void run() throws MojoExecutionException, MojoFailureException;

    /** Does what must be done when the goal is skipped. */
    void skipped() throws MojoExecutionException {}

    final Path results() {
        return resultsDirectory.toPath();
    }

    final Path buildDirectory() {
        return Path.of(project.getBuild().getDirectory());
    }

    /**
     * What {@code prepare} wrote in this build.
     *
     * @return empty if it has not run in this build
     */
    final Optional<Session> preparedSession() throws MojoExecutionException {
        try {
            return Session.readBelow(buildDirectory())
                    .filter(found -> found.id().equals(BuildId.of(session)));
        } catch (IOException unreadable) {
            throw new MojoExecutionException(unreadable.getMessage(), unreadable);
        }
    }
}
