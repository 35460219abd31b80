package io.github.memorybudget.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.maven.plugins.annotations.Mojo;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

/** What Eclipse is told about the goals; one that is not named there is an error in each project that has it. */
class EclipseMetadataTest {

    @Test
    void namesEachGoal() throws Exception {
        List<String> goals = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.github.memorybudget.maven")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Mojo.class))
                        .map(EclipseMetadataTest::goal)
                        .toList();

        assertThat(goals).contains("prepare", "check");
        assertThat(named()).containsExactlyInAnyOrderElementsOf(goals);
    }

    private static String goal(JavaClass type) {
        return (String)
                type.getAnnotationOfType(Mojo.class.getName()).get("name").orElseThrow();
    }

    private static List<String> named() throws Exception {
        try (InputStream metadata =
                EclipseMetadataTest.class.getResourceAsStream("/META-INF/m2e/lifecycle-mapping-metadata.xml")) {
            NodeList goals = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(metadata)
                    .getElementsByTagName("goal");
            return IntStream.range(0, goals.getLength())
                    .mapToObj(i -> goals.item(i).getTextContent())
                    .toList();
        }
    }
}
