package io.github.memorybudget.report.render;

import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.render.html.HtmlReport;
import io.github.memorybudget.report.render.json.JsonReport;
import io.github.memorybudget.report.render.markdown.MarkdownReport;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.apiguardian.api.API;

/**
 * The files of a report directory.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class ReportFiles {

    private final Path directory;

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

    /**
     * Writes all files, each whole or not at all, and replaces what stood there.
     *
     * @throws IOException if the directory or a file can't be written; the message names it
     */
    public void write(Report report) throws IOException {
        Files.createDirectories(directory);
        replace(json(), out -> JsonReport.write(report, out));
        replace(markdown(), out -> out.write(MarkdownReport.render(report)));
        replace(html(), out -> out.write(HtmlReport.render(report)));
    }

    private interface Content {
        void writeTo(Writer out) throws IOException;
    }

    private void replace(Path file, Content content) throws IOException {
        // A name of its own: two builds may write the same report.
        Path unfinished = directory.resolve(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
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
