package io.github.memorybudget.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class ReactorTest {

    private static final Path ROOT = Path.of("project").toAbsolutePath();

    private final MavenProject module = new MavenProject();

    ReactorTest() {
        module.setFile(new File(ROOT.toFile(), "core/pom.xml"));
    }

    @Test
    void aFileBelowAModuleIsAtTheSamePlaceBelowAnother() {
        assertThat(Reactor.inModule(ROOT.resolve("target/v1.json"), ROOT, module))
                .isEqualTo(ROOT.resolve("core/target/v1.json"));
    }

    @Test
    void aFileElsewhereIsTheSameForAll() {
        Path elsewhere = Path.of("tagged.json").toAbsolutePath();

        assertThat(Reactor.inModule(elsewhere, ROOT, module)).isEqualTo(elsewhere);
    }
}
