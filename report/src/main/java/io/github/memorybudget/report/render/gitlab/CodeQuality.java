package io.github.memorybudget.report.render.gitlab;

import io.github.memorybudget.core.json.JsonWriter;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.model.SourceLocation;
import io.github.memorybudget.report.model.SourceLocations;
import io.github.memorybudget.report.render.figures.Issues;
import io.github.memorybudget.report.render.figures.Names;
import io.github.memorybudget.report.render.figures.Visible;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.apiguardian.api.API;

/**
 * {@code gl-code-quality-report.json}: findings that GitLab shows in a merge request and beside the changed lines.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class CodeQuality {

    private static final int LONGEST = 2_000;

    private CodeQuality() {}

    /** The file's text: an array, one finding a line. */
    public static String render(Report report, SourceLocations locations) {
        List<Issues.Issue> issues = Issues.of(report);
        if (issues.isEmpty()) {
            return "[]\n";
        }
        StringJoiner array = new StringJoiner(",\n", "[\n", "\n]\n");
        issues.forEach(issue -> array.add(finding(issue, locations)));
        return array.toString();
    }

    private static String finding(Issues.Issue issue, SourceLocations locations) {
        Optional<SourceLocation> found = locations.of(issue.module(), issue.className(), issue.method());
        return new JsonWriter()
                .beginObject()
                .member("description", Names.shortened(issue.title()) + ": " + Visible.line(issue.message(), LONGEST))
                .member("check_name", issue.kind())
                .member("fingerprint", fingerprint(issue.key()))
                .member("severity", severity(issue.gravity()))
                .beginObject("location")
                .member("path", found.map(SourceLocation::path).orElseGet(() -> otherwise(issue)))
                .beginObject("lines")
                .member("begin", found.map(SourceLocation::line).orElse(1))
                .endObject()
                .endObject()
                .endObject()
                .toString();
    }

    /**
     * GitLab drops a finding without a path. The class's own, without its root, still says which file; what is about no
     * test is found by what declares the plugin.
     */
    private static String otherwise(Issues.Issue issue) {
        return issue.className().isEmpty()
                ? "pom.xml"
                : Names.shortened(issue.className().replaceFirst("\\$.*", "").replace('.', '/'));
    }

    private static String severity(Issues.Gravity gravity) {
        return switch (gravity) {
            case LEAK -> "critical";
            case FAILURE -> "major";
            case WARNING -> "info";
        };
    }

    private static String fingerprint(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
