package io.github.memorybudget.junit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "io.github.memorybudget.junit";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void hasNoPackageCycles() {
        SlicesRuleDefinition.slices()
                .matching(ROOT + ".(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void usesOnlyJUnitCoreAndTheJdk() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "..",
                        "io.github.memorybudget.core..",
                        "java..",
                        "com.sun.management..",
                        "org.junit.jupiter.api..",
                        "org.junit.platform..",
                        "org.opentest4j..",
                        "org.jspecify.annotations..",
                        "org.apiguardian.api..")
                .check(classes);
    }

    /** The launcher may be absent: only these may need it, and nothing loads them then. */
    @Test
    void onlyRehearsalsAndTheListenerKnowTheLauncher() {
        noClasses()
                .that()
                .haveNameNotMatching(
                        ".*\\.(Rehearsal|RehearsalDesk|Rehearsals|MemoryBudgetListener|MisplacedBudgets|OverriddenBudgets|ClassSurvey|Bookkeeping)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit.platform.launcher..", "org.junit.platform.engine..")
                .check(classes);
    }
}
