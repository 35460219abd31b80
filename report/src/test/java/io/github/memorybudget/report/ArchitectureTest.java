package io.github.memorybudget.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "io.github.memorybudget.report";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void hasNoPackageCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void modelDependsOnNoStage() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".model..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".read..", ROOT + ".judge..", ROOT + ".render..", ROOT + ".baseline..")
                .check(classes);
    }

    @Test
    void stagesKnowEachOtherOnlyByTheModel() {
        stage("read", "judge", "render", "baseline");
        stage("baseline", "read", "judge", "render");
        stage("judge", "read", "render");
        stage("render", "read", "judge", "baseline", "source", "ci", "history");
        stage("history", "read", "judge", "render");
        stage("source", "read", "judge", "render", "baseline");
    }

    private void stage(String stage, String... others) {
        for (String other : others) {
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + stage + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + "." + other + "..")
                    .check(classes);
        }
    }

    @Test
    void renderersDoNotKnowEachOther() {
        slices().matching(ROOT + ".render.(console|markdown|json|html|github|gitlab|openmetrics|junit)..")
                .should()
                .notDependOnEachOther()
                .check(classes);
    }

    @Test
    void onlyTheCommandLineNeedsItsParser() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cli")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", ROOT + ".cli")
                .check(classes);
    }

    @Test
    void usesNeitherMavenNorJUnit() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.maven..", "org.codehaus.plexus..", "org.junit..")
                .check(classes);
    }
}
