package io.github.memorybudget.report.render.html;

import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.Outcome;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.render.figures.Holder;
import io.github.memorybudget.report.render.figures.MetricRow;
import io.github.memorybudget.report.render.figures.MetricRows;
import io.github.memorybudget.report.render.figures.Names;
import io.github.memorybudget.report.render.figures.Share;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The tests that use most of their budgets, those that fail the build first: what, how much, and why, at a glance. */
final class WorstOffenders {

    private static final int MOST = 6;
    private static final Comparator<JudgedTest> WORST_FIRST =
            Comparator.comparing(JudgedTest::outcome).thenComparing(WorstOffenders::ratio, Comparator.reverseOrder());

    private final Html html;
    private final Places places;

    WorstOffenders(Html html, Places places) {
        this.html = html;
        this.places = places;
    }

    void write(Report report) {
        List<JudgedTest> worst = new ArrayList<>(report.tests(Outcome.VIOLATION));
        worst.addAll(report.tests(Outcome.KNOWN));
        if (worst.isEmpty()) {
            return;
        }
        html.open("section", "aria-labelledby", "worst").line();
        html.element("h2", "Worst offenders", "id", "worst");
        html.open("ul", "class", "worst").line();
        first(worst).stream().limit(MOST).forEach(this::offender);
        html.close("ul").line();
        if (worst.size() > MOST) {
            html.element(
                    "p",
                    "and " + Names.count(worst.size() - MOST, "more test") + " over budget, in the table below",
                    "class",
                    "legend");
        }
        html.close("section").line();
    }

    /** The gravest outcome first, and of each the tests first that use most of a budget. */
    static List<JudgedTest> first(List<JudgedTest> tests) {
        List<JudgedTest> sorted = new ArrayList<>(tests);
        sorted.sort(WORST_FIRST);
        return sorted;
    }

    private static double ratio(JudgedTest test) {
        MetricRow nearest = Share.nearest(MetricRows.of(test.result().figures()));
        return nearest == null ? -1 : Share.of(nearest).ratio();
    }

    private void offender(JudgedTest test) {
        html.open("li", "class", "card " + test.outcome().key()).open("h3");
        Badge.write(html, test);
        html.text(" ").named("a", Names.of(test), "href", places.of(test)).close("h3");
        for (MetricRow row : MetricRows.exceeded(test.result().figures())) {
            html.open("p", "class", "amount").element("strong", row.measured());
            Share share = Share.of(row);
            String of = row.budget() != null && row.budget() == 0 ? ", budget " : ", " + share.percent() + " of ";
            html.text(" " + row.name() + of + row.budgetText());
            html.close("p").line();
            if (row.metric() == Metric.THREADS) {
                row.notes().forEach(names -> html.element("p", names, "class", "why"));
            }
        }
        why(test.result());
        Drawing.ofPattern(test.result()).ifPresent(drawing -> drawing.draw(html));
        html.close("li").line();
    }

    private void why(TestResult result) {
        if (!result.traces().isEmpty()) {
            Holder holder = new Holder(result.traces().get(0));
            html.open("p", "class", "why").text("held by ");
            html.named("code", Names.brief(suspect(holder))).close("p").line();
        } else if (!result.allocationSites().isEmpty()) {
            html.open("p", "class", "why").text("allocated at ");
            html.named("code", Names.brief(result.allocationSites().get(0).place()));
            html.close("p").line();
        } else if (!result.growth().isEmpty()) {
            html.open("p", "class", "why").text("most of it ");
            html.named("code", Names.brief(result.growth().get(0).className()));
            html.close("p").line();
        }
    }

    /** The step that may be the mistake, with the first, by which a collection can be found; else the first alone. */
    private static String suspect(Holder holder) {
        for (int step = 0; step < holder.steps(); step++) {
            if (holder.isSuspect(step)) {
                return step == 0 ? holder.step(0) : holder.step(0) + " → " + holder.step(step);
            }
        }
        return holder.steps() == 0 ? holder.root() : holder.step(0);
    }
}
