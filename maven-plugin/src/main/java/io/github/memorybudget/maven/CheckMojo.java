package io.github.memorybudget.maven;

import io.github.memorybudget.report.model.Report;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Fails the build if a test is over budget, or if results are missing. Writes the report where {@code report} has not.
 *
 * @since 0.1
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractReportMojo {

    /** Whether a test over its budget fails the build. */
    @Parameter(property = "memoryBudget.failOnViolation", defaultValue = "true")
    boolean failOnViolation;

    /** Whether a budget that could not be judged fails the build. */
    @Parameter(property = "memoryBudget.failOnInconclusive", defaultValue = "false")
    boolean failOnInconclusive;

    /** Whether a build without any result fails. */
    @Parameter(property = "memoryBudget.failIfNoResults", defaultValue = "false")
    boolean failIfNoResults;

    /** Whether the build fails if a test's JVM died before its result was written, or if a result can't be read. */
    @Parameter(property = "memoryBudget.failOnLostResults", defaultValue = "true")
    boolean failOnLostResults;

    /** Whether to warn only, as for the tests themselves. */
    @Parameter(property = "maven.test.failure.ignore", defaultValue = "false")
    boolean testFailureIgnore;

    /** Creates the goal; Maven sets its parameters. */
    public CheckMojo() {}

    @Override
    void handle(Report report, String whyNone) throws MojoExecutionException, MojoFailureException {
        write(report);
        Policy policy = new Policy(failOnViolation, failOnInconclusive, failIfNoResults, failOnLostResults);
        List<String> failures = policy.failures(report, whyNone);
        if (failures.isEmpty()) {
            return;
        }
        String message = String.join("\n", failures) + (report.isEmpty() ? "" : "\nReport: " + files().html());
        if (testFailureIgnore) {
            getLog().warn(message);
        } else {
            throw new MojoFailureException(message);
        }
    }
}
