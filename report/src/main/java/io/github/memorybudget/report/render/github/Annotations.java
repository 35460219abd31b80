package io.github.memorybudget.report.render.github;

import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.model.SourceLocation;
import io.github.memorybudget.report.model.SourceLocations;
import io.github.memorybudget.report.render.figures.Issues;
import io.github.memorybudget.report.render.figures.Names;
import io.github.memorybudget.report.render.figures.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Workflow commands of GitHub Actions, by which what is over budget stands beside the test in the changed files. To be
 * printed as lines of their own, with nothing before them.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class Annotations {

    /** GitHub shows no more of each kind for a step. */
    static final int MOST = 10;

    private static final int LONGEST = 2_000;

    private Annotations() {}

    /** The commands, at most {@value #MOST} errors and as many warnings. */
    public static List<String> render(Report report, SourceLocations locations) {
        List<String> commands = new ArrayList<>();
        int errors = 0;
        int warnings = 0;
        for (Issues.Issue issue : Issues.of(report)) {
            boolean warning = issue.gravity() == Issues.Gravity.WARNING;
            if ((warning ? warnings++ : errors++) < MOST) {
                commands.add(command(warning ? "warning" : "error", issue, locations));
            }
        }
        return commands;
    }

    private static String command(String kind, Issues.Issue issue, SourceLocations locations) {
        Optional<SourceLocation> place = locations.of(issue.module(), issue.className(), issue.method());
        String where = place.map(at -> "file=" + property(at.path()) + ",line=" + at.line() + ",")
                .orElse("");
        return "::" + kind + " " + where + "title=" + property("Memory budget: " + Names.shortened(issue.title()))
                + "::" + data(Visible.line(issue.message(), LONGEST));
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(Visible.line(text)).replace(":", "%3A").replace(",", "%2C");
    }
}
