package io.github.memorybudget.report.render;

import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.model.SourceLocations;
import io.github.memorybudget.report.render.gitlab.CodeQuality;
import io.github.memorybudget.report.render.html.HtmlReport;
import io.github.memorybudget.report.render.html.Pieces;
import io.github.memorybudget.report.render.json.JsonReport;
import io.github.memorybudget.report.render.junit.JUnitXml;
import io.github.memorybudget.report.render.markdown.MarkdownReport;
import io.github.memorybudget.report.render.openmetrics.OpenMetrics;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * The files of a report directory.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class ReportFiles {

    private final Path directory;
    /** Pages that stand there as these files wrote them. */
    private final Set<Path> written = new HashSet<>();

    /** What the page of the last update said of tests. */
    private final Pieces pieces = new Pieces();

    /** The files in this directory, which need not exist yet. */
    public ReportFiles(Path directory) {
        this.directory = directory;
    }

    /** The page for a browser. */
    public Path html() {
        return directory.resolve("index.html");
    }

    /** The text for a pull request. */
    public Path markdown() {
        return directory.resolve("report.md");
    }

    /** The data for other tools. */
    public Path json() {
        return directory.resolve("report.json");
    }

    /** The findings for GitLab. */
    public Path codeQuality() {
        return directory.resolve("gl-code-quality-report.json");
    }

    /** The figures for Prometheus, and for GitLab's metrics report. */
    public Path metrics() {
        return directory.resolve("metrics.prom");
    }

    /** The verdicts for Jenkins, and for others that read JUnit's results. */
    public Path junit() {
        return directory.resolve("junit.xml");
    }

    /** The same where nothing is known of sources. */
    public void write(Report report) throws IOException {
        write(report, SourceLocations.NONE);
    }

    /**
     * Writes all files, each whole or not at all, and replaces what stood there.
     *
     * @param locations where tests are written
     * @throws IOException if the directory or a file can't be written; the message names it
     */
    public void write(Report report, SourceLocations locations) throws IOException {
        written.clear();
        Files.createDirectories(directory);
        replace(codeQuality(), out -> out.write(CodeQuality.render(report, locations)));
        replace(metrics(), out -> out.write(OpenMetrics.render(report)));
        replace(junit(), out -> out.write(JUnitXml.render(report)));
        readable(report, () -> HtmlReport.render(report));
    }

    /**
     * Writes what people and scripts read of a report that goes on growing. What these files had of tests before is not made
     * again; the files that CI systems collect when all is done go, since they would tell of an earlier one.
     *
     * @throws IOException if the directory or a file can't be written; the message names it
     */
    public void update(Report report) throws IOException {
        Files.createDirectories(directory);
        for (Path later : List.of(codeQuality(), metrics(), junit())) {
            Files.deleteIfExists(later);
        }
        readable(report, () -> HtmlReport.render(report, pieces));
    }

    private void readable(Report report, Supplier<String> page) throws IOException {
        replace(json(), out -> JsonReport.write(report, out));
        replace(markdown(), out -> out.write(MarkdownReport.render(report)));
        pages(report);
        replace(html(), out -> out.write(page.get()));
    }

    /** The pages that the first one links to stand there before it does; those of tests that are gone go. */
    private void pages(Report report) throws IOException {
        Set<Path> linked = new HashSet<>();
        HtmlReport.others(report, (name, text) -> {
            Path file = directory.resolve(name);
            linked.add(file);
            if (written.add(file)) {
                Files.createDirectories(file.getParent());
                replace(file, out -> out.write(text.get()));
            }
        });
        Path tests = directory.resolve(HtmlReport.TESTS);
        if (Files.isDirectory(tests)) {
            try (DirectoryStream<Path> pages = Files.newDirectoryStream(tests, "test-*.html")) {
                for (Path page : pages) {
                    if (!linked.contains(page)) {
                        Files.deleteIfExists(page);
                        written.remove(page);
                    }
                }
            }
        }
    }

    private interface Content {
        void writeTo(Writer out) throws IOException;
    }

    private void replace(Path file, Content content) throws IOException {
        // A name of its own: two builds may write the same report.
        Path unfinished = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (Writer out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
                content.writeTo(out);
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
