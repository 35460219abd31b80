package io.github.memorybudget.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.github.memorybudget.core.config.Mode;
import io.github.memorybudget.core.environment.EnvironmentProbe;
import io.github.memorybudget.core.session.BaselineLimit;
import io.github.memorybudget.core.session.BaselineLimits;
import io.github.memorybudget.core.session.Session;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.junit.Run.Line;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What is above the baseline is run again, in JVMs of a build; so each run here has a JVM that this one starts. */
class UsualFiguresTest {

    @TempDir
    Path module;

    static class Cases {

        private static final List<byte[]> KEPT = new ArrayList<>(1_000);
        private static byte[] replaced;

        @Test
        @MemoryBudget(retained = "64 KB")
        void keepsMore() {
            KEPT.add(new byte[8_000]);
        }

        @Test
        @MemoryBudget(retained = "64 KB")
        void keepsAsMuch() {
            KEPT.add(new byte[8_000]);
        }

        @Test
        @MemoryBudget(retained = "64 KB")
        void isNew() {
            KEPT.add(new byte[8_000]);
        }

        @Test
        @MemoryBudget(retained = "64 KB")
        void keepsMoreAtFirst() {
            if (replaced == null) {
                replaced = new byte[8_000];
            }
        }

        @Test
        @MemoryBudget(retained = "64 KB")
        void allocatesMore() {
            KEPT.set(0, new byte[8_000]);
        }

        @Test
        @MemoryBudget(allocated = "1 MB", rehearsals = 0)
        void neverRehearsed() {
            KEPT.set(0, new byte[8_000]);
        }

        @Test
        @MemoryBudget(retained = "4 KB")
        void keepsMoreThanItsBudget() {
            KEPT.add(new byte[8_000]);
        }

        @Test
        @MemoryBudget(peak = "16 MB")
        void peaksHigher() throws InterruptedException {
            byte[] live = new byte[8 << 20];
            Thread.sleep(100);
            KEPT.set(0, new byte[live.length >> 20]);
        }

        @ParameterizedTest
        @ValueSource(ints = {100, 9_000})
        @MemoryBudget(retained = "64 KB")
        void keeps(int bytes) {
            KEPT.add(new byte[bytes]);
        }

        static {
            KEPT.add(new byte[1]);
        }
    }

    /** In the other JVM: one method, or all. */
    public static void main(String[] arguments) {
        LauncherFactory.create()
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(
                                arguments.length == 0
                                        ? selectClass(Cases.class)
                                        : selectMethod(Cases.class, arguments[0]))
                        .build());
    }

    private static BaselineLimit limit(String method, Metric metric, long most) {
        return new BaselineLimit(
                EnvironmentProbe.current().key(), Cases.class.getName() + "#" + method, Map.of(metric, most));
    }

    private Path limits() {
        return module.resolve("target").resolve(BaselineLimits.RELATIVE_PATH);
    }

    private Run.Line only(String method) {
        List<Line> lines = Run.read(module.resolve("results")).stream()
                .filter(line -> "result".equals(line.text("type")) && method.equals(line.text("method")))
                .toList();
        assertThat(lines).as("results of " + method).hasSize(1);
        return lines.get(0);
    }

    /** What the other JVM printed. */
    private String run(boolean named, String... methods) throws IOException, InterruptedException {
        Session.ownedByThisProcess("s-1", Mode.RECORD, module.resolve("results"))
                .withBaselineLimits(named ? limits() : null)
                .writeBelow(module.resolve("target"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // The same collector and size of references, since limits are of one environment.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX:"))
                .forEach(command::add);
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), "-Dbasedir=" + module, UsualFiguresTest.class.getName()));
        command.addAll(List.of(methods));
        Path printed = module.resolve("printed.txt");
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start()
                .waitFor();
        assertThat(exit).as(Files.readString(printed)).isZero();
        return Files.readString(printed);
    }

    @Test
    void whatIsAboveTheBaselineIsRunAgainAndJudgedByItsBudgetAlone() throws IOException, InterruptedException {
        BaselineLimits.write(
                limits(),
                List.of(
                        limit("keepsMore()", Metric.RETAINED, 1_024),
                        limit("keepsAsMuch()", Metric.RETAINED, 9_040),
                        limit("keepsMoreAtFirst()", Metric.RETAINED, 1_024),
                        limit("allocatesMore()", Metric.ALLOCATED, 4_096),
                        limit("neverRehearsed()", Metric.ALLOCATED, 4_096),
                        limit("keepsMoreThanItsBudget()", Metric.RETAINED, 1_024),
                        limit("peaksHigher()", Metric.PEAK, 1 << 20),
                        limit("keeps(int)[1]", Metric.RETAINED, 1_024),
                        limit("keeps(int)[2]", Metric.RETAINED, 1_024)));

        assertThat(run(true)).doesNotContain("limits");

        Line more = only("keepsMore");
        assertThat(more.answer()).isEqualTo("PASS HEALTHY");
        assertThat(more.text("metrics", "retained", "basis")).isEqualTo("warm");
        assertThat(more.number("metrics", "retained", "measured")).isEqualTo(8_016);
        assertThat(more.number("metrics", "retained", "budget")).isEqualTo(64 << 10);
        assertThat((List<?>) more.at("metrics", "retained", "runs")).hasSize(4);
        assertThat(more.text("metrics", "allocated", "basis")).isEqualTo("warm");
        assertThat(more.findings()).isEmpty();

        assertThat(only("keepsAsMuch").text("metrics", "retained", "basis")).isEqualTo("cold");
        assertThat(only("isNew").text("metrics", "retained", "basis")).isEqualTo("cold");
        assertThat(only("neverRehearsed").text("metrics", "allocated", "basis")).isEqualTo("cold");
        assertThat(only("neverRehearsed").answer()).isEqualTo("PASS HEALTHY");

        Line once = only("keepsMoreAtFirst");
        assertThat(once.answer()).isEqualTo("PASS HEALTHY");
        assertThat(once.number("metrics", "retained", "measured")).isZero();
        assertThat(once.findings()).isEmpty();

        // Allocation counts without a budget, so that it can have been accepted.
        Line allocates = only("allocatesMore");
        assertThat(allocates.text("metrics", "allocated", "basis")).isEqualTo("warm");
        assertThat(allocates.number("metrics", "allocated", "measured")).isBetween(8_016L, 9_000L);
        assertThat(allocates.findings()).isEmpty();

        assertThat(only("keepsMoreThanItsBudget").answer()).isEqualTo("FAIL LEAK");

        Line peak = only("peaksHigher");
        assertThat(peak.answer()).isEqualTo("PASS HEALTHY");
        assertThat(peak.number("metrics", "peak", "lower")).isBetween(8L << 20, 9L << 20);
        assertThat(peak.text("metrics", "allocated", "basis")).isEqualTo("warm");

        assertThat(Run.read(module.resolve("results")).stream()
                        .filter(line -> "result".equals(line.text("type")) && "keeps".equals(line.text("method")))
                        .map(line -> line.text("metrics", "retained", "basis")))
                .containsExactly("cold", "warm");
    }

    @Test
    void limitsThatNoSessionNamesAreNotRead() throws IOException, InterruptedException {
        BaselineLimits.write(limits(), List.of(limit("keepsMore()", Metric.RETAINED, 1_024)));

        run(false, "keepsMore");

        assertThat(only("keepsMore").text("metrics", "retained", "basis")).isEqualTo("cold");
    }

    @Test
    void aMalformedFileIsWarnedOfOnceAndTestsRunOnWithoutIt() throws IOException, InterruptedException {
        Files.createDirectories(limits().getParent());
        Files.writeString(limits(), "here\ttest\tretained=much\n");

        assertThat(run(true, "keepsMore"))
                .containsOnlyOnce(
                        "WARNING: The baseline's limits can't be used, so that no test is run again for them: "
                                + limits()
                                + ":1: \"retained=much\" is no limit; write <metric>=<whole number>, such as retained=2048");
        assertThat(only("keepsMore").text("metrics", "retained", "basis")).isEqualTo("cold");
        assertThat(only("keepsMore").answer()).isEqualTo("PASS HEALTHY");
    }
}
