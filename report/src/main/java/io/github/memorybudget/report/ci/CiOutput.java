package io.github.memorybudget.report.ci;

import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.model.SourceLocations;
import io.github.memorybudget.report.render.github.Annotations;
import io.github.memorybudget.report.render.markdown.MarkdownReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * What a CI system picks up while a build runs: on GitHub Actions the step's summary, and annotations at the tests' lines.
 * Elsewhere nothing; the files of the report are enough there.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class CiOutput {

    private final Map<String, String> environment;
    private final Consumer<String> out;

    /**
     * Output to where the environment says.
     *
     * @param environment the environment's variables
     * @param out takes a line that must reach the build's output with nothing before it
     */
    public CiOutput(Map<String, String> environment, Consumer<String> out) {
        this.environment = Map.copyOf(environment);
        this.out = out;
    }

    /**
     * Shows a report.
     *
     * @throws IOException if the summary can't be written; the message names the file
     */
    public void show(Report report, SourceLocations locations) throws IOException {
        if (report.isEmpty() || !"true".equals(environment.get("GITHUB_ACTIONS"))) {
            return;
        }
        List<String> annotations = Annotations.render(report, locations);
        annotations.forEach(out);
        String summary = environment.get("GITHUB_STEP_SUMMARY");
        if (summary != null && !summary.isBlank()) {
            Files.writeString(
                    Path.of(summary),
                    MarkdownReport.render(report) + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }
}
