package io.github.memorybudget.report.render.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.render.Hostile;
import io.github.memorybudget.report.render.SampleReport;
import java.io.StringReader;
import java.util.List;
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
                .containsExactly(10, 3, 1, 2);
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
}
