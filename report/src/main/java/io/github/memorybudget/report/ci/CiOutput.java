package io.github.memorybudget.report.ci;

import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.model.SourceLocations;
import io.github.memorybudget.report.render.figures.Headline;
import io.github.memorybudget.report.render.github.Annotations;
import io.github.memorybudget.report.render.markdown.MarkdownReport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

    /** Bytes that GitHub takes for a step; the rest is for what other tools add. */
    private static final long LARGEST = (1 << 20) - (64 << 10);

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

    /** Whether this is a system that shows something by itself. */
    public boolean isWanted() {
        return "true".equals(environment.get("GITHUB_ACTIONS"));
    }

    /**
     * Shows a report: both of the following.
     *
     * @throws IOException if the summary can't be written; the message names the file
     */
    public void show(Report report, SourceLocations locations) throws IOException {
        annotate(report, locations);
        summarize(report);
    }

    /** Prints annotations at the lines of tests that must be looked at. */
    public void annotate(Report report, SourceLocations locations) {
        if (isWanted() && !report.isEmpty()) {
            Annotations.render(report, locations).forEach(out);
        }
    }

    /**
     * Adds the report to the step's summary. Where there is no room for it, its verdict alone: GitHub shows nothing at all
     * of a summary that is too long.
     *
     * @throws IOException if the summary can't be written; the message names the file
     */
    public void summarize(Report report) throws IOException {
        String summary = environment.get("GITHUB_STEP_SUMMARY");
        if (!isWanted() || report.isEmpty() || summary == null || summary.isBlank()) {
            return;
        }
        byte[] whole = utf8(MarkdownReport.render(report) + "\n");
        byte[] brief = utf8("Memory budget: " + Headline.of(report).verdict() + "; no room for more\n\n");
        // Modules may be built at the same time; a lock of a file is one of the whole JVM.
        synchronized (CiOutput.class) {
            try (FileChannel channel =
                            FileChannel.open(Path.of(summary), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                long size = channel.size();
                byte[] text =
                        size + whole.length <= LARGEST ? whole : size + brief.length <= LARGEST ? brief : utf8("");
                channel.position(size);
                for (ByteBuffer rest = ByteBuffer.wrap(text); rest.hasRemaining(); ) {
                    channel.write(rest);
                }
            } catch (InvalidPathException malformed) {
                throw new IOException("GITHUB_STEP_SUMMARY is no path: " + malformed.getMessage(), malformed);
            }
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
