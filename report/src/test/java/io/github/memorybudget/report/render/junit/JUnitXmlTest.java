package io.github.memorybudget.report.render.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.model.Change;
import io.github.memorybudget.report.model.Compared;
import io.github.memorybudget.report.model.Comparison;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.render.Hostile;
import io.github.memorybudget.report.render.SampleReport;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JUnitXmlTest {

    static List<String> names() {
        return Hostile.NAMES;
    }

    private static Document read(Report report) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(JUnitXml.render(report))));
    }

    private static int count(Document document, String element) {
        return document.getElementsByTagName(element).getLength();
    }

    @Test
    void hasACaseATest() throws Exception {
        Document document = read(SampleReport.withEverything());

        Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
        assertThat(List.of(
                        suite.getAttribute("tests"),
                        suite.getAttribute("failures"),
                        suite.getAttribute("errors"),
                        suite.getAttribute("skipped")))
                .containsExactly("10", "3", "1", "2");
        assertThat(List.of(
                        count(document, "testcase"),
                        count(document, "failure"),
                        count(document, "error"),
                        count(document, "skipped")))
                // One of them is the line that can't be read.
                .containsExactly(11, 3, 2, 2);
        NodeList failures = document.getElementsByTagName("failure");
        boolean leak = false;
        for (int i = 0; i < failures.getLength(); i++) {
            Element failure = (Element) failures.item(i);
            Element test = (Element) failure.getParentNode();
            if (test.getAttribute("name").equals("CatalogTest.loads() memory")) {
                leak = true;
                assertThat(test.getAttribute("classname")).isEqualTo("com.acme.CatalogTest");
                assertThat(test.getAttribute("time")).isEqualTo("0.012");
                assertThat(failure.getAttribute("message")).isEqualTo("LEAK; retained 2.0 MB, budget 64 KB");
                assertThat(failure.getTextContent()).contains("-> static com.acme.Catalog.CACHE\n");
            }
        }
        assertThat(leak).isTrue();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isWellFormedWhateverNamesHold(String hostile) throws Exception {
        Document document = read(Hostile.report(hostile));

        assertThat(count(document, "*")).isEqualTo(count(read(Hostile.report("plain")), "*"));
    }

    private static String text(Document document, String element) {
        StringBuilder text = new StringBuilder();
        NodeList all = document.getElementsByTagName(element);
        for (int i = 0; i < all.getLength(); i++) {
            text.append(((Element) all.item(i).getParentNode()).getAttribute("name"))
                    .append(": ")
                    .append(((Element) all.item(i)).getAttribute("message"))
                    .append('\n');
        }
        return text.toString();
    }

    @Test
    void hasACaseForEachUnreadableResult() throws Exception {
        assertThat(text(read(SampleReport.withEverything()), "error"))
                .contains("4711-abc.jsonl memory: can't be read: 4711-abc.jsonl:3: \"verdict\" is");
    }

    @Test
    void hasACaseForEachRegressionAndDrift() throws Exception {
        Compared row = new Compared(
                "", "com.acme.CatalogTest#loads()", "17", Metric.RETAINED, null, Change.REGRESSED, 1L, 9L, 2L, null);
        Report plain = SampleReport.of(Samples.healthy());
        Report report = new Report(
                plain.title(),
                plain.counts(),
                plain.tests(),
                plain.more(),
                plain.lost(),
                plain.problems(),
                new Comparison(List.of("b.json"), Map.of(Change.REGRESSED, 3), List.of(row), List.of(row)),
                List.of());

        assertThat(text(read(report), "failure"))
                .contains(
                        "CatalogTest#loads() retained memory: regressed: CatalogTest#loads()  retained 9 B, accepted 1 B")
                .contains("retained memory: drifted: ")
                .contains("2 more figures memory: regressed");
    }

    @Test
    void saysWhatItHasNoRoomFor() throws Exception {
        TestResult[] many = IntStream.range(0, 2_002)
                .mapToObj(i -> i < 2_001 ? Samples.leak(Samples.named("t" + i), 1) : Samples.healthy())
                .toArray(TestResult[]::new);
        Document document = read(SampleReport.of(many));

        assertThat(text(document, "failure")).contains("1 more test: over budget memory: no room for them here");
        assertThat(text(document, "skipped")).contains("1 more test: healthy memory: no room for them here");
    }
}
