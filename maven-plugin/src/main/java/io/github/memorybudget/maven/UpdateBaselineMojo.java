package io.github.memorybudget.maven;

import io.github.memorybudget.report.render.figures.Names;
import io.github.memorybudget.report.render.figures.Visible;
import io.github.memorybudget.report.run.AcceptFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Accepts today's figures into {@code memory-baseline.json}, which is to be committed. Figures of a first run are not
 * accepted, since they depend on the order of tests; {@code -DmemoryBudget.measureWarm=true} measures all of them warm:
 *
 * <pre>mvn verify memory-budget:update-baseline -DmemoryBudget.measureWarm=true</pre>
 *
 * @since 0.1
 */
@Mojo(name = "update-baseline", threadSafe = true)
public final class UpdateBaselineMojo extends AbstractJudgingMojo {

    /** Whether figures that are larger than the accepted ones, and new leaks, are accepted too. */
    @Parameter(property = "memoryBudget.allowLoosening", defaultValue = "false")
    boolean allowLoosening;

    /** Whether tests that were not measured are taken out of the baseline. */
    @Parameter(property = "memoryBudget.dropRemoved", defaultValue = "false")
    boolean dropRemoved;

    /** Creates the goal; Maven sets its parameters. */
    public UpdateBaselineMojo() {}

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        if (Files.notExists(results())) {
            getLog().info("No results in " + results() + "; nothing to accept.");
            return;
        }
        AcceptFigures figures;
        try {
            figures = AcceptFigures.of(moduleFiles(null), attemptPolicy(), allowLoosening, dropRemoved);
        } catch (IOException unreadable) {
            throw new MojoExecutionException(unreadable.getMessage(), unreadable);
        }
        figures.report()
                .lost()
                .forEach(lost ->
                        getLog().warn(Visible.log("Without a result: " + Names.of(lost) + ": " + lost.explanation())));
        figures.report().problems().forEach(problem -> getLog().warn(Visible.log(problem.describe())));
        figures.lines().forEach(getLog()::info);
        List<String> refusal = figures.refusal(acceptCommand());
        if (!refusal.isEmpty()) {
            throw new MojoFailureException(String.join("\n", refusal));
        }
    }
}
