package io.github.memorybudget.report.render.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.judge.AttemptPolicy;
import io.github.memorybudget.report.judge.Judging;
import io.github.memorybudget.report.judge.Module;
import io.github.memorybudget.report.model.JvmResults;
import io.github.memorybudget.report.model.ModuleState;
import io.github.memorybudget.report.model.ResultSet;
import io.github.memorybudget.report.model.SourceLocation;
import io.github.memorybudget.report.model.SourceLocations;
import io.github.memorybudget.report.model.TestRun;
import io.github.memorybudget.report.render.SampleReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnnotationsTest {

    private static final SourceLocations SOMEWHERE = (module, type, method) ->
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

    @Test
    void leaksComeFirstAndWhatCannotBeReadIsNamed() {
        List<String> commands = Annotations.render(SampleReport.withEverything(), SourceLocations.NONE);

        assertThat(commands.get(0)).contains("LEAK CatalogTest.loads()");
        assertThat(commands)
                .anyMatch(command -> command.startsWith("::error title=Memory budget%3A UNREADABLE 4711-abc.jsonl::"));
    }

    @Test
    void asksForTheModulesOwnFile() {
        Judging judging = new Judging("all", AttemptPolicy.WORST);
        ResultSet results = new ResultSet(
                List.of(new JvmResults(Samples.JVM, List.of(new TestRun(List.of(Samples.leak()))), List.of())),
                List.of(),
                List.of());
        judging.add(new Module("web", results), ModuleState.State.COMPLETE);

        assertThat(Annotations.render(
                        judging.report(),
                        (module, type, method) -> Optional.of(new SourceLocation(module + "/T.java", 1))))
                .singleElement()
                .asString()
                .startsWith("::error file=web/T.java,line=1,");
    }
}
