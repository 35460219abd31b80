package io.github.memorybudget.junit.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * The documentation says what is so: its Java blocks compile and run with the outcome that is noted above them, its
 * messages are the ones that are printed, its POM blocks name this build's artifacts, its links lead somewhere.
 *
 * <p>The note above a Java block reads {@code outcome: 1 passed, 1 failed}; without one, all its tests pass. A text block
 * with the note {@code message} is the failure message of the Java block before it; figures may differ.
 */
class DocumentationTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path README = ROOT.resolve("README.md");
    private static final String GROUP = "io.github.memorybudget";
    private static final String RUN_EXAMPLES = "mvn -B -ntp verify -Pexamples -pl examples -am";
    private static final String RUN_ALL_TESTS = "mvn -B -ntp verify";
    private static final String INSTALL = "mvn -B -ntp install -DskipTests -Dinvoker.skip";
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");
    private static final Pattern TEST_NAME = Pattern.compile("\\b(\\w+Test)[.#](\\w+)");

    @TempDir
    Path directory;

    static List<Path> documents() throws IOException {
        List<Path> documents =
                new ArrayList<>(List.of(README, ROOT.resolve("CONTRIBUTING.md"), ROOT.resolve("examples/README.md")));
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
        return documents;
    }

    private static List<Fence> fences(String language) throws IOException {
        List<Fence> fences = new ArrayList<>();
        for (Path document : documents()) {
            Fence.in(document).stream().filter(fence -> fence.is(language)).forEach(fences::add);
        }
        return fences;
    }

    @TestFactory
    Stream<DynamicTest> javaBlocksDoWhatIsSaid() throws IOException {
        return fences("java").stream()
                .map(block -> dynamicTest(
                        block.place(),
                        () -> assertThat(outcome(run(block))).as(block.text()).isEqualTo(expected(block))));
    }

    private TestExecutionSummary run(Fence block) throws IOException {
        return new Snippet(block.text()).run(directory.resolve(block.place().replace(':', '-')));
    }

    private static String expected(Fence block) {
        if (block.note().isEmpty()) {
            long tests = Pattern.compile("@(Test|ParameterizedTest|TestFactory)\\b")
                    .matcher(block.text())
                    .results()
                    .count();
            return tests + " passed";
        }
        return block.note().replaceFirst("^outcome: ", "");
    }

    private static String outcome(TestExecutionSummary summary) {
        List<String> counts = new ArrayList<>();
        if (summary.getTestsSucceededCount() > 0) {
            counts.add(summary.getTestsSucceededCount() + " passed");
        }
        if (summary.getTotalFailureCount() > 0) {
            counts.add(summary.getTotalFailureCount() + " failed");
        }
        return counts.isEmpty() ? "no tests" : String.join(", ", counts);
    }

    @TestFactory
    Stream<DynamicTest> messagesAreTheOnesThatArePrinted() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path document : documents()) {
            Fence code = null;
            for (Fence fence : Fence.in(document)) {
                if (fence.is("java")) {
                    code = fence;
                } else if (fence.note().equals("message")) {
                    Fence block = code;
                    tests.add(dynamicTest(
                            fence.place(),
                            () -> assertThat(shape(run(block)
                                            .getFailures()
                                            .get(0)
                                            .getException()
                                            .getMessage()))
                                    .isEqualTo(shape(fence.text()))));
                }
            }
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    /** The lines, with figures, the width of columns and the source file, which a block has none of, left out. */
    private static List<String> shape(String text) {
        return text.lines()
                .map(line -> line.replaceAll("[\\d.,]*\\d", "#")
                        .replaceAll("# [KMG]?B", "# B")
                        // Whether a sample falls on the highest moment is chance.
                        .replaceAll("#( B)? ?– ?# B", "# – # B")
                        .replaceAll("\\(\\w+\\.java:", "(File.java:")
                        .replaceAll("\\s+", " ")
                        .strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @Test
    void pomBlocksNameThisBuildsArtifacts() throws Exception {
        Document parent = parse(Files.readString(ROOT.resolve("pom.xml")));
        String version = child(parent.getDocumentElement(), "version");
        Set<String> artifacts = new TreeSet<>();
        for (Path module : modules(parent)) {
            artifacts.add(child(parse(Files.readString(module)).getDocumentElement(), "artifactId"));
        }
        Set<String> named = new TreeSet<>();
        for (Fence block : fences("xml")) {
            Document document = parse("<block>" + block.text() + "</block>");
            NodeList groups = document.getElementsByTagName("groupId");
            for (int i = 0; i < groups.getLength(); i++) {
                if (groups.item(i).getTextContent().equals(GROUP)) {
                    Element coordinates = (Element) groups.item(i).getParentNode();
                    named.add(child(coordinates, "artifactId"));
                    assertThat(child(coordinates, "version")).as(block.place()).isEqualTo(version);
                }
            }
        }
        assertThat(artifacts).containsAll(named);
        assertThat(named).contains("memory-budget-junit", "memory-budget-maven-plugin");
    }

    private static List<Path> modules(Document parent) {
        List<Path> poms = new ArrayList<>();
        NodeList modules = parent.getElementsByTagName("module");
        for (int i = 0; i < modules.getLength(); i++) {
            poms.add(ROOT.resolve(modules.item(i).getTextContent()).resolve("pom.xml"));
        }
        return poms;
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static String child(Element element, String name) {
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i).getNodeName().equals(name)) {
                return children.item(i).getTextContent();
            }
        }
        throw new AssertionError("<" + element.getNodeName() + "> has no <" + name + ">");
    }

    /** Every command of README is one of this repository's own, or run by the build that a test makes of README. */
    @Test
    void commandsAreOnesThatAreRun() throws IOException {
        String invoked = Files.readString(ROOT.resolve("maven-plugin/src/it/readme/invoker.properties"));
        Set<String> run = new TreeSet<>(Set.of(RUN_EXAMPLES, RUN_ALL_TESTS, INSTALL));
        Pattern.compile("invoker\\.goals\\.\\d+ = (.*)")
                .matcher(invoked)
                .results()
                .map(goals -> "mvn " + goals.group(1))
                .forEach(run::add);
        Set<String> commands = new TreeSet<>();
        for (Fence block : Fence.in(README)) {
            if (block.is("sh")) {
                block.text().lines().map(line -> line.replaceFirst(" +#.*", "")).forEach(commands::add);
            }
        }
        assertThat(run).containsAll(commands);
        assertThat(commands).contains(RUN_EXAMPLES, RUN_ALL_TESTS);
        assertThat(Files.readAllLines(ROOT.resolve(".ci/run"))).contains(RUN_ALL_TESTS);
    }

    @TestFactory
    Stream<DynamicTest> linksLeadSomewhere() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path document : documents()) {
            LINK.matcher(Files.readString(document))
                    .results()
                    .map(link -> link.group(1))
                    .filter(target -> !target.contains("://"))
                    .distinct()
                    .forEach(target -> tests.add(dynamicTest(
                            document.getFileName() + " " + target,
                            () -> assertThat(document.resolveSibling(target)).exists())));
        }
        return tests.stream();
    }

    /** What README shows of the examples' report exists there. */
    @Test
    void examplesThatAreNamedExist() throws IOException {
        String sources = sources(ROOT.resolve("examples/src/test"));
        String reports = String.join("\n", texts(Fence.in(README), "examples"));
        List<String> missing = TEST_NAME
                .matcher(reports)
                .results()
                .filter(name -> !declares(sources, name))
                .map(MatchResult::group)
                .toList();
        assertThat(reports).isNotBlank();
        assertThat(missing).isEmpty();
    }

    private static boolean declares(String sources, MatchResult name) {
        return sources.contains("class " + name.group(1) + " ")
                && sources.contains(String.format(Locale.ROOT, "void %s(", name.group(2)));
    }

    private static List<String> texts(List<Fence> fences, String note) {
        return fences.stream()
                .filter(fence -> fence.note().equals(note))
                .map(Fence::text)
                .toList();
    }

    private static String sources(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
