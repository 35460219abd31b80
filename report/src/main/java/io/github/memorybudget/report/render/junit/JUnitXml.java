package io.github.memorybudget.report.render.junit;

import io.github.memorybudget.report.model.Change;
import io.github.memorybudget.report.model.Compared;
import io.github.memorybudget.report.model.Comparison;
import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.LostResult;
import io.github.memorybudget.report.model.Outcome;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.render.figures.ComparedRow;
import io.github.memorybudget.report.render.figures.Evidence;
import io.github.memorybudget.report.render.figures.MetricRow;
import io.github.memorybudget.report.render.figures.MetricRows;
import io.github.memorybudget.report.render.figures.Names;
import io.github.memorybudget.report.render.figures.Visible;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apiguardian.api.API;

/**
 * {@code junit.xml}: the verdicts in the format that Jenkins' JUnit plugin and others read, a test case a test. What is
 * over budget failed, what could not be judged was skipped, what is lost or unreadable is an error; a known leak passes,
 * with its evidence as output. Figures that regressed fail in a suite of their own, and another says what is missing.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class JUnitXml {

    private static final int LONGEST = 1_000;

    private final Report report;
    private final StringWriter out = new StringWriter();
    private final XMLStreamWriter xml;

    private JUnitXml(Report report) throws XMLStreamException {
        this.report = report;
        this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
    }

    /** What a class has in the report. */
    private static final class Suite {
        private final List<JudgedTest> tests = new ArrayList<>();
        private final List<LostResult> lost = new ArrayList<>();

        long of(Outcome... outcomes) {
            return tests.stream()
                    .filter(test -> List.of(outcomes).contains(test.outcome()))
                    .count();
        }
    }

    /** The file's text. */
    public static String render(Report report) {
        try {
            return new JUnitXml(report).render();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("Nothing is written to but memory", impossible);
        }
    }

    private String render() throws XMLStreamException {
        Map<String, Suite> suites = new TreeMap<>();
        for (JudgedTest test : report.tests()) {
            suite(suites, test.test().className(), test.module()).tests.add(test);
        }
        for (LostResult lost : report.lost()) {
            suite(suites, lost.test().className(), lost.module()).lost.add(lost);
        }
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuites");
        attribute("name", "memory budget");
        for (Map.Entry<String, Suite> suite : suites.entrySet()) {
            write(suite.getKey(), suite.getValue());
        }
        write("memory budget: unreadable results", unreadable());
        write("memory budget: baseline", baseline());
        write("memory budget: not shown", notShown());
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndDocument();
        return out.toString();
    }

    /**
     * A case that is about no single test.
     *
     * @param kind {@code failure}, {@code error} or {@code skipped}
     */
    private record Case(String className, String name, String kind, String message) {}

    private List<Case> unreadable() {
        return report.problems().stream()
                .map(problem -> new Case(
                        "results",
                        String.valueOf(problem.file().getFileName()),
                        "error",
                        "can't be read: " + problem.describeBriefly()))
                .toList();
    }

    /** Figures that are worse than the baseline allows, which fail a build as a budget does. */
    private List<Case> baseline() {
        List<Case> cases = new ArrayList<>();
        Comparison comparison = report.comparison();
        if (comparison != null) {
            comparison.rows(Change.REGRESSED).forEach(row -> cases.add(regression(row, "regressed: ")));
            comparison.drifted().forEach(row -> cases.add(regression(row, "drifted: ")));
            int more = comparison.of(Change.REGRESSED)
                    - comparison.rows(Change.REGRESSED).size();
            if (more > 0) {
                cases.add(new Case(
                        "baseline",
                        Names.count(more, "more figure"),
                        "failure",
                        "regressed; report.json has their number only"));
            }
        }
        return cases;
    }

    private static Case regression(Compared row, String word) {
        ComparedRow words = new ComparedRow(row);
        return new Case("baseline", words.test() + " " + words.metric(), "failure", word + words.line());
    }

    /** A reader must not take the tests that there is room for to be all. */
    private List<Case> notShown() {
        List<Case> cases = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            int more = report.notShown(outcome);
            if (more > 0) {
                cases.add(new Case(
                        "not shown",
                        Names.count(more, "more test") + ": " + outcome.words(),
                        outcome == Outcome.VIOLATION ? "failure" : "skipped",
                        "no room for them here; report.json holds all"));
            }
        }
        return cases;
    }

    private void write(String name, List<Case> cases) throws XMLStreamException {
        if (cases.isEmpty()) {
            return;
        }
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        attribute("name", name);
        attribute("tests", String.valueOf(cases.size()));
        attribute("failures", count(cases, "failure"));
        attribute("errors", count(cases, "error"));
        attribute("skipped", count(cases, "skipped"));
        for (Case one : cases) {
            open(one.className(), one.name(), 0);
            element(one.kind(), one.message(), "");
            xml.writeEndElement();
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private static String count(List<Case> cases, String kind) {
        return String.valueOf(
                cases.stream().filter(one -> one.kind().equals(kind)).count());
    }

    private static Suite suite(Map<String, Suite> suites, String className, String module) {
        String name = "memory budget of " + className + (module.isEmpty() ? "" : " (" + module + ")");
        return suites.computeIfAbsent(Names.shortened(name), key -> new Suite());
    }

    private void write(String name, Suite suite) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        attribute("name", name);
        attribute("tests", String.valueOf(suite.tests.size() + suite.lost.size()));
        attribute("failures", String.valueOf(suite.of(Outcome.VIOLATION)));
        attribute("errors", String.valueOf(suite.lost.size()));
        attribute("skipped", String.valueOf(suite.of(Outcome.INCONCLUSIVE, Outcome.NOT_JUDGED)));
        for (JudgedTest test : suite.tests) {
            open(test.test().className(), Names.of(test), test.result().durationMillis());
            verdict(test);
            xml.writeEndElement();
        }
        for (LostResult lost : suite.lost) {
            open(lost.test().className(), Names.of(lost), 0);
            element("error", lost.explanation(), "");
            xml.writeEndElement();
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private void open(String className, String name, long millis) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("testcase");
        attribute("classname", Names.shortened(className));
        attribute("name", name + " memory");
        attribute("time", String.format(Locale.ROOT, "%d.%03d", millis / 1000, millis % 1000));
    }

    private void verdict(JudgedTest test) throws XMLStreamException {
        String evidence = String.join("\n", Evidence.of(test.result()));
        String reason = test.result().reason() == null ? "" : test.result().reason();
        switch (test.outcome()) {
            case VIOLATION -> element("failure", exceeded(test), evidence);
            case INCONCLUSIVE, NOT_JUDGED -> element("skipped", reason, "");
            case KNOWN, FIXED, NOTED -> {
                xml.writeStartElement("system-out");
                xml.writeCharacters(test.outcome().words() + "\n" + evidence);
                xml.writeEndElement();
            }
            case HEALTHY -> {}
        }
    }

    private static String exceeded(JudgedTest test) {
        List<String> parts = new ArrayList<>();
        parts.add(Names.pattern(test.result()));
        for (MetricRow row : MetricRows.exceeded(test.result().figures())) {
            parts.add(row.name() + " " + row.measured() + ", budget " + row.budgetText());
        }
        return String.join("; ", parts);
    }

    private void element(String name, String message, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        attribute("message", message);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    /** What XML has no form for, such as control characters, is shown as its code. */
    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Visible.line(value, LONGEST));
    }
}
