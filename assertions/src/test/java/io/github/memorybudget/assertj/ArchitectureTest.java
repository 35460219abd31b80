package io.github.memorybudget.assertj;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "io.github.memorybudget.assertj";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void hasNoPackageCycles() {
        slices().matching("io.github.memorybudget.(**)")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void messagesKnowNoAssertions() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".error")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(classes);
    }

    @Test
    void serveAnyTestFramework() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.testng..", "org.opentest4j..", "io.github.memorybudget.junit..")
                .check(classes);
    }

    @Test
    void judgeWithoutTheExtensionsRules() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.memorybudget.core.judge..",
                        "io.github.memorybudget.core.config..",
                        "io.github.memorybudget.core.session..")
                .check(classes);
    }

    @Test
    void publicTypesAreDeclaredAsApi() {
        classes()
                .that()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .should()
                .beAnnotatedWith(API.class)
                .check(classes);
    }

    @Test
    void namesFollowAssertJ() {
        classes()
                .that()
                .areAssignableTo(AbstractAssert.class)
                .should()
                .haveSimpleNameEndingWith("Assert")
                .check(classes);
        classes()
                .that()
                .areAssignableTo(BasicErrorMessageFactory.class)
                .should()
                .haveSimpleNameStartingWith("Should")
                .andShould()
                .resideInAPackage(ROOT + ".error")
                .check(classes);
    }
}
