package io.github.memorybudget.report.run;

import io.github.memorybudget.report.baseline.Accepted;
import io.github.memorybudget.report.baseline.AcceptedChange;
import io.github.memorybudget.report.baseline.Baseline;
import io.github.memorybudget.report.baseline.BaselineUpdate;
import io.github.memorybudget.report.baseline.BaselineWriter;
import io.github.memorybudget.report.judge.AttemptPolicy;
import io.github.memorybudget.report.judge.Judge;
import io.github.memorybudget.report.judge.Module;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.render.figures.Names;
import io.github.memorybudget.report.render.figures.Visible;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Accepts a module's figures into its baseline.
 *
 * @param report what was measured
 * @param accepted what was accepted of it
 * @param written whether the file was written, since something in it is different
 * @param lines what to tell the user
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record AcceptFigures(Report report, Accepted accepted, boolean written, List<String> lines) {

    public AcceptFigures {
        lines = List.copyOf(lines);
    }

    /**
     * Reads results and baseline, and writes the baseline where it changes.
     *
     * @param allowLoosening whether larger figures and new leaks are accepted too
     * @param dropRemoved whether tests that were not measured are taken out
     * @throws IOException if the baseline can't be read or written; the message names it
     */
    public static AcceptFigures of(ModuleFiles files, AttemptPolicy policy, boolean allowLoosening, boolean dropRemoved)
            throws IOException {
        Module module = files.load();
        Baseline before = module.baseline() == null ? Baseline.EMPTY : module.baseline();
        Report report = Judge.judge(files.name(), module, policy);
        BaselineUpdate update = new BaselineUpdate(before, allowLoosening, dropRemoved);
        report.forEachTest(update::add);
        Accepted accepted = update.finish();
        boolean written = !accepted.baseline().equals(before);
        if (written) {
            BaselineWriter.write(accepted.baseline(), files.baseline());
        }
        return new AcceptFigures(report, accepted, written, lines(files, accepted, written));
    }

    private static List<String> lines(ModuleFiles files, Accepted accepted, boolean written) {
        List<String> lines = new ArrayList<>();
        accepted.accepted().forEach(change -> lines.add(line(change)));
        int figures = accepted.baseline().size();
        lines.add((written ? "Written: " : "Nothing to change: ") + files.baseline() + ", "
                + Names.count(figures, "figure"));
        int cold = accepted.coldOnly().size();
        if (cold > 0) {
            lines.add(Names.count(cold, "test")
                    + " with figures of a first run, which are not accepted: they depend on the order of tests. Run the"
                    + " tests with -DmemoryBudget.measureWarm=true first.");
        }
        return lines;
    }

    /**
     * Why the update did not do all that was asked for.
     *
     * @param command the command that accepts it all
     * @return nothing if it did
     */
    public List<String> refusal(String command) {
        if (accepted.refused().isEmpty()) {
            return List.of();
        }
        List<String> refusal = new ArrayList<>();
        refusal.add("These would loosen the baseline, and were left as they are:");
        accepted.refused().forEach(change -> refusal.add("  " + line(change)));
        refusal.add("To accept them too: " + command);
        return refusal;
    }

    private static String line(AcceptedChange change) {
        return Visible.log(change.describe());
    }
}
