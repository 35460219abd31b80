package io.github.memorybudget.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.apache.maven.plugin.AbstractMojo;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.memorybudget.maven");

    @Test
    void usesNoOldOrNewMavenApi() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.maven.artifact.repository..", "org.apache.maven.api..", "org.junit..")
                .check(classes);
    }

    @Test
    void readsAndRendersNothingItself() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.fasterxml..",
                        "io.github.memorybudget.report.render.html..",
                        "io.github.memorybudget.report.render.json..",
                        "io.github.memorybudget.report.render.markdown..")
                .check(classes);
    }

    @Test
    void onlyGoalsArePublic() {
        classes()
                .that()
                .areNotAssignableTo(AbstractMojo.class)
                .should()
                .notBePublic()
                .check(classes);
    }
}
