package io.github.memorybudget.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.session.BaselineLimits;
import io.github.memorybudget.core.verdict.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsFileTest {

    @TempDir
    Path module;

    private final List<String> warnings = new ArrayList<>();
    private Path baseline;
    private Path limits;

    @BeforeEach
    void name() {
        baseline = module.resolve("memory-baseline.json");
        limits = module.resolve("target").resolve(BaselineLimits.RELATIVE_PATH);
    }

    private Path write() throws IOException {
        return LimitsFile.write(baseline, module.resolve("target"), new SystemStreamLog() {
            @Override
            public void warn(CharSequence content) {
                warnings.add(content.toString());
            }
        });
    }

    private void accept(String figures) throws IOException {
        Files.writeString(baseline, """
                {"schema":1,
                "overrides":[{"tests":"com.acme.*","retained":{"relative":"0 %","absolute":"10 B"}}],
                "environments":{"17-G1-true-false-amd64":{"com.acme.CatalogTest#loads()":{FIGURES},"":{}},"":{}}}
                """.replace("FIGURES", figures));
    }

    @Test
    void holdsWhatTheBaselineAllows() throws IOException {
        accept("\"retained\":100,\"footprint.cache\":8");

        assertThat(write()).isEqualTo(limits);
        assertThat(BaselineLimits.read(limits, "17-G1-true-false-amd64").byTest())
                .isEqualTo(Map.of("com.acme.CatalogTest#loads()", Map.of(Metric.RETAINED, 110L)));
        assertThat(warnings).isEmpty();
    }

    @Test
    void isNotThereWithoutABaseline() throws IOException {
        accept("\"retained\":100");
        write();
        Files.delete(baseline);

        assertThat(write()).isNull();
        assertThat(limits).doesNotExist();
        assertThat(warnings).isEmpty();
    }

    @Test
    void isNotThereWhereNothingOfItNeedsARehearsal() throws IOException {
        accept("\"footprint.cache\":8");

        assertThat(write()).isNull();
    }

    @Test
    void aMalformedBaselineIsWarnedOfAndStopsNoTest() throws IOException {
        accept("\"retained\":\"much\"");

        assertThat(write()).isNull();
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("No test is run again for the baseline: " + baseline + ":3: ");
    }
}
