package io.github.memorybudget.maven;

import io.github.memorybudget.core.config.Mode;
import io.github.memorybudget.core.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Clears what earlier builds measured, and tells the test JVMs where to write results, whether a violation fails the
 * test at once or is recorded for {@code check}, and what the baseline allows.
 *
 * <p>It is recorded only in a build that reaches {@code check} after its tests: {@code mvn test} fails on a leak.
 *
 * @since 0.1
 */
@Mojo(name = "prepare", defaultPhase = LifecyclePhase.INITIALIZE, threadSafe = true)
public final class PrepareMojo extends AbstractJudgingMojo {

    /** {@code enforce}, {@code record} or {@code off}, whatever this build reaches. */
    @Parameter(property = "memoryBudget.mode")
    @Nullable
    String mode;

    @Inject
    BuildPlan plan;

    /** Creates the goal; Maven sets its parameters. */
    public PrepareMojo() {}

    @Override
    void run() throws MojoExecutionException {
        Session current = Session.ownedByThisProcess(BuildId.of(session), mode(), results())
                .withBaselineLimits(limits());
        Optional<Session> earlier = preparedSession();
        if (earlier.filter(current::equals).isPresent()) {
            getLog().debug("Prepared before in this build.");
            return;
        }
        try {
            if (earlier.isEmpty()) {
                StaleResults.delete(
                        results(),
                        current.id(),
                        session.getRequest().getStartTime().toInstant());
            }
            current.writeBelow(buildDirectory());
        } catch (IOException unwritable) {
            throw new MojoExecutionException("Can't prepare the tests' results: " + unwritable, unwritable);
        }
        BuildWatch.watch(
                session,
                project,
                new BuildWatch.Watched(
                        project,
                        results(),
                        current.id(),
                        moduleFiles(current.id()).named(project.getArtifactId()),
                        attemptPolicy(),
                        history == null ? null : history.toPath(),
                        ciOutput,
                        getLog()));
        getLog().info("Budgets of tests: mode " + current.mode().key() + explanation(current.mode()));
    }

    private @Nullable Path limits() throws MojoExecutionException {
        try {
            return LimitsFile.write(baseline.toPath(), buildDirectory(), getLog());
        } catch (IOException unwritable) {
            throw new MojoExecutionException(
                    "Can't tell the tests what the baseline allows: " + unwritable, unwritable);
        }
    }

    private Mode mode() throws MojoExecutionException {
        try {
            return mode == null || mode.isBlank() ? ModeDecision.of(plan.of(session)) : Mode.parse(mode);
        } catch (IllegalArgumentException malformed) {
            throw new MojoExecutionException("memoryBudget.mode: " + malformed.getMessage(), malformed);
        }
    }

    private String explanation(Mode decided) {
        if (mode != null && !mode.isBlank()) {
            return ", as memoryBudget.mode says";
        }
        return decided == Mode.RECORD
                ? "; memory-budget:check judges them after the tests"
                : "; this build does not reach memory-budget:check after its tests, so a violation fails its test";
    }

    @Override
    void skipped() throws MojoExecutionException {
        try {
            // In a daemon the earlier build's process is this one, so that its session would still hold.
            Files.deleteIfExists(buildDirectory().resolve(Session.RELATIVE_PATH));
        } catch (IOException undeletable) {
            throw new MojoExecutionException("Can't remove the earlier build's session: " + undeletable, undeletable);
        }
    }
}
