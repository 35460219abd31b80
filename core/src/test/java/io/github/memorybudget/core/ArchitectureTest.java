package io.github.memorybudget.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "io.github.memorybudget.core";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void hasNoPackageCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(classes);
    }

    /** So neither JUnit, nor AssertJ, nor a JSON library comes into the user's test JVM by core. */
    @Test
    void usesOnlyTheJdkAndJol() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "..",
                        "java..",
                        "javax.management..",
                        "com.sun.management..",
                        "jdk.jfr..",
                        "org.openjdk.jol..",
                        "org.jspecify.annotations..",
                        "org.apiguardian.api..")
                .check(classes);
    }

    @Test
    void onlySizingKnowsJol() {
        classes()
                .that()
                .resideOutsideOfPackage(ROOT + ".footprint..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("org.openjdk.jol..")
                .check(classes);
    }
}
