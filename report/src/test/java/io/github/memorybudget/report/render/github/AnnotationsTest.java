package io.github.memorybudget.report.render.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.model.SourceLocation;
import io.github.memorybudget.report.model.SourceLocations;
import io.github.memorybudget.report.render.SampleReport;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnnotationsTest {

    private static final SourceLocations SOMEWHERE = (type, method) ->
            Optional.of(new SourceLocation("shop/src/test/java/" + type.replace('.', '/') + ".java", method.length()));

    @Test
    void standsAtTheTestAndSaysWhatLeaksHowMuchAndWhy() {
        assertThat(Annotations.render(SampleReport.of(Samples.leak()), SOMEWHERE))
                .containsExactly("::error file=shop/src/test/java/com/acme/CatalogTest.java,line=5,"
                        + "title=Memory budget%3A LEAK CatalogTest.loads()::retained 2.0 MB, budget 64 KB, "
                        + "over by 2,031,640 B (32x); held by static com.acme.Catalog.CACHE");
    }

    @Test
    void warnsOfWhatFailsNothing() {
        assertThat(Annotations.render(SampleReport.of(Samples.inconclusive()), SourceLocations.NONE))
                .containsExactly("::warning title=Memory budget%3A INCONCLUSIVE CatalogTest.runsInParallel()"
                        + "::another test ran at the same time");
        assertThat(Annotations.render(SampleReport.of(Samples.healthy(), Samples.known()), SOMEWHERE))
                .isEmpty();
    }

    @Test
    void givesNoMoreThanAreShown() {
        TestResult[] many = IntStream.range(0, 50)
                .mapToObj(i -> Samples.leak(Samples.named("n" + i), 1))
                .toArray(TestResult[]::new);

        assertThat(Annotations.render(SampleReport.of(many), SOMEWHERE)).hasSize(10);
    }
}
