package io.github.memorybudget.report.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.report.model.SourceLocation;
import io.github.memorybudget.report.render.Hostile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceRootsTest {

    @TempDir
    Path repository;

    private SourceRoots roots = new SourceRoots(List.of());

    @BeforeEach
    void writeSources() throws IOException {
        Files.createDirectory(repository.resolve(".git"));
        Path java = repository.resolve("shop/src/test/java");
        Path kotlin = repository.resolve("shop/src/test/kotlin");
        write(java.resolve("com/acme/CatalogTest.java"), """
                package com.acme;
                // void loads() is tested here
                class CatalogTest {
                    void calls() { loads(); }

                    @Test
                    void loads() {
                        return loads();
                    }

                    @Nested
                    class Empty {
                        @Test
                        void loads() {}
                    }
                }
                """);
        write(
                kotlin.resolve("com/acme/KotlinTest.kt"),
                "package com.acme\nclass KotlinTest {\n  fun `loads`() {}\n}\n");
        roots = new SourceRoots(List.of(java, kotlin));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void findsTheDeclarationAndNoCall() {
        String file = "shop/src/test/java/com/acme/CatalogTest.java";

        assertThat(roots.of("", "com.acme.CatalogTest", "loads")).contains(new SourceLocation(file, 7));
        assertThat(roots.of("", "com.acme.CatalogTest$Empty", "loads")).contains(new SourceLocation(file, 14));
        assertThat(roots.of("", "com.acme.KotlinTest", "loads"))
                .contains(new SourceLocation("shop/src/test/kotlin/com/acme/KotlinTest.kt", 3));
    }

    @Test
    void namesTheClassWhereTheMethodIsInherited() {
        assertThat(roots.of("", "com.acme.CatalogTest", "inherited"))
                .contains(new SourceLocation("shop/src/test/java/com/acme/CatalogTest.java", 3));
    }

    @Test
    void findsNothingThatIsNoClass() throws IOException {
        write(repository.resolve("shop/secret.java"), "class secret {}");

        assertThat(roots.of("", "com.acme.Missing", "loads")).isEmpty();
        assertThat(roots.of("", "../../../secret", "loads")).isEmpty();
        assertThat(roots.of("", "......secret", "loads")).isEmpty();
        Hostile.NAMES.forEach(name -> {
            if (!name.startsWith("xxx")) {
                assertThat(roots.of("", name, name)).isEmpty();
            }
            assertThat(roots.of("", "com.acme.CatalogTest", name)).isPresent();
        });
    }

    @Test
    void knowsWhichModulesFileIsMeant() throws IOException {
        for (String module : List.of("core", "web")) {
            Path file = repository.resolve(module + "/src/test/java/com/acme/CatalogTest.java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "\n".repeat(module.length()) + "class CatalogTest { void loads() {} }");
        }
        roots = new SourceRoots(Map.of(
                "core", List.of(repository.resolve("core/src/test/java")),
                "web", List.of(repository.resolve("web/src/test/java"))));

        assertThat(roots.of("web", "com.acme.CatalogTest", "loads")
                        .orElseThrow()
                        .path())
                .endsWith("web/src/test/java/com/acme/CatalogTest.java");
        assertThat(roots.of("core", "com.acme.CatalogTest", "loads")
                        .orElseThrow()
                        .line())
                .isEqualTo(5);
        assertThat(roots.of("other", "com.acme.CatalogTest", "loads")).isEmpty();
        assertThat(roots.of("", "com.acme.CatalogTest", "loads")).isPresent();
    }
}
