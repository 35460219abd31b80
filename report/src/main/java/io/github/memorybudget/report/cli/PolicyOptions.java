package io.github.memorybudget.report.cli;

import io.github.memorybudget.report.check.Policy;
import io.github.memorybudget.report.model.Report;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;

/** What fails. */
final class PolicyOptions {

    @CommandLine.Option(
            names = "--fail-on-violation",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Fail for a test over its budget; --no-… does not")
    boolean failOnViolation = true;

    @CommandLine.Option(
            names = "--fail-on-regression",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Fail for a figure that is worse than the baseline allows")
    boolean failOnRegression = true;

    @CommandLine.Option(
            names = "--fail-on-lost-results",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Fail for results that are missing or can't be read")
    boolean failOnLostResults = true;

    @CommandLine.Option(names = "--fail-on-inconclusive", description = "Fail for a budget that could not be judged")
    boolean failOnInconclusive;

    @CommandLine.Option(names = "--fail-if-no-results", description = "Fail where nothing was measured")
    boolean failIfNoResults;

    /** Says what fails. @return the exit code */
    int check(Report report, String accept, PrintWriter err) {
        List<String> failures = new Policy(
                        failOnViolation, failOnRegression, failOnInconclusive, failIfNoResults, failOnLostResults)
                .failures(report, "", accept);
        failures.forEach(err::println);
        return failures.isEmpty() ? CommandLine.ExitCode.OK : Main.VIOLATION;
    }
}
