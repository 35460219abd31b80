package io.github.memorybudget.maven;

import io.github.memorybudget.report.check.Policy;
import io.github.memorybudget.report.model.Report;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What fails a build by a report. */
abstract class AbstractCheckMojo extends AbstractReportMojo {

    /** Whether a test over its budget fails the build. */
    @Parameter(property = "memoryBudget.failOnViolation", defaultValue = "true")
    boolean failOnViolation;

    /** Whether a figure that is worse than the baseline allows fails the build. */
    @Parameter(property = "memoryBudget.failOnRegression", defaultValue = "true")
    boolean failOnRegression;

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

    @Override
    final void handle(Report report, String whyNone) throws MojoExecutionException, MojoFailureException {
        write(report);
        Policy policy =
                new Policy(failOnViolation, failOnRegression, failOnInconclusive, failIfNoResults, failOnLostResults);
        List<String> failures = policy.failures(report, whyNone, acceptCommand());
        if (failures.isEmpty()) {
            if (report.comparison() != null && report.comparison().hasImprovements()) {
                getLog().info("To accept the improved figures: mvn memory-budget:update-baseline" + ofThisModule());
            }
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
