package io.github.memorybudget.maven;

import io.github.memorybudget.report.model.Report;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Writes the report's files, {@code index.html} with what it needs, {@code report.md}, {@code report.json}, {@code
 * junit.xml}, {@code metrics.prom} and {@code gl-code-quality-report.json}, and a summary to the console. Fails nothing.
 *
 * @since 0.1
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class ReportMojo extends AbstractReportMojo {

    /** Creates the goal; Maven sets its parameters. */
    public ReportMojo() {}

    @Override
    void handle(Report report, String whyNone) throws MojoExecutionException {
        write(report);
    }
}
