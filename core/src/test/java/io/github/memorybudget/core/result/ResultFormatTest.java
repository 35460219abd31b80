package io.github.memorybudget.core.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.environment.Environment;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The lines are a contract with other tools; nothing in them may change without a new schema. */
class ResultFormatTest {

    private static final Instant STARTED = Instant.parse("2026-11-23T10:15:30.120456Z");
    private static final TestIdentity TEST = new TestIdentity(
            "com.acme.CatalogTest", "loads", List.of("int"), "loads(1)", "[engine:junit-jupiter]/[class:x]");

    @Test
    void jvmLine() {
        Environment environment = new Environment("17", "OpenJDK", "G1", true, false, "amd64");

        assertThat(ResultFormat.toJson(new JvmLine("s-1", 4711, "ok", environment)))
                .isEqualTo("{\"type\":\"jvm\",\"schema\":1,\"session\":\"s-1\",\"pid\":4711,\"control\":\"ok\","
                        + "\"environment\":{\"jdk\":\"17\",\"vm\":\"OpenJDK\",\"gc\":\"G1\",\"compressedOops\":true,"
                        + "\"compactHeaders\":false,\"arch\":\"amd64\"}}");
        assertThat(ResultFormat.toJson(new JvmLine(null, 4711, "ok", environment)))
                .startsWith("{\"type\":\"jvm\",\"schema\":1,\"pid\":4711,");
    }

    @Test
    void startedLine() {
        assertThat(ResultFormat.toJson(new StartedLine(TEST, 2, STARTED)))
                .isEqualTo("{\"type\":\"started\",\"schema\":1,\"class\":\"com.acme.CatalogTest\",\"method\":\"loads\","
                        + "\"uniqueId\":\"[engine:junit-jupiter]/[class:x]\",\"attempt\":2,"
                        + "\"startedAt\":\"2026-11-23T10:15:30.120Z\"}");
    }

    @Test
    void fullResultLine() {
        Figures figures = new Figures(
                new Figure(65_536L, 2_097_176L, Basis.WARM, List.of(2_112_000L, 2_097_176L), 14_824L, null),
                new Figure(null, 4_300_000L, Basis.COLD, List.of(), null, 0L),
                new PeakFigure(8_388_608L, 2_097_176L, 3_400_000L, true),
                new Figure(0L, -4_096L, Basis.COLD, List.of(), null, null),
                new ThreadsFigure(0, 1, List.of("pool-1")),
                List.of(new FootprintFigure("cache", 4_194_304L, 100_320L), new FootprintFigure("gone", 1L, null)));
        TestResult result = new TestResult(
                TEST,
                1,
                Verdict.FAIL,
                MemoryPattern.LEAK,
                true,
                false,
                new KnownLeakNote("SHOP-217", "2027-03-31", "being replaced"),
                figures,
                List.of(new Finding(
                        Metric.RETAINED, Finding.Kind.VIOLATION, 65_536L, 2_097_176L, "retained 2.0 MB\nsee \"x\"")),
                List.of(new ClassGrowth("byte[]", 2_000, 2_080_000)),
                List.of(new LeakTrace(
                        "3f2a", 2_097_176, 6_000, "static field", List.of("static com.acme.Catalog.CACHE"))),
                List.of(new AllocationSite("byte[]", 4_000_000, List.of("com.acme.Catalog.load(Catalog.java:41)"))),
                List.of(new TimelinePoint(3, 4_200_000, 2_100_000L), new TimelinePoint(4, 5, null)),
                null,
                STARTED,
                12);

        assertThat(ResultFormat.toJson(result))
                .isEqualTo("{\"type\":\"result\",\"schema\":1,\"class\":\"com.acme.CatalogTest\",\"method\":\"loads\","
                        + "\"parameterTypes\":[\"int\"],\"displayName\":\"loads(1)\","
                        + "\"uniqueId\":\"[engine:junit-jupiter]/[class:x]\",\"attempt\":1,\"verdict\":\"FAIL\","
                        + "\"pattern\":\"LEAK\",\"known\":true,"
                        + "\"knownLeak\":{\"issue\":\"SHOP-217\",\"until\":\"2027-03-31\",\"reason\":\"being replaced\"},"
                        + "\"metrics\":{"
                        + "\"retained\":{\"budget\":65536,\"measured\":2097176,\"basis\":\"warm\","
                        + "\"runs\":[2112000,2097176],\"warmUp\":14824},"
                        + "\"allocated\":{\"measured\":4300000,\"basis\":\"cold\",\"otherThreads\":0},"
                        + "\"peak\":{\"budget\":8388608,\"lower\":2097176,\"upper\":3400000,\"proven\":true},"
                        + "\"offHeap\":{\"budget\":0,\"measured\":-4096,\"basis\":\"cold\"},"
                        + "\"threads\":{\"budget\":0,\"measured\":1,\"names\":[\"pool-1\"]},"
                        + "\"footprint\":[{\"field\":\"cache\",\"budget\":4194304,\"measured\":100320},"
                        + "{\"field\":\"gone\",\"budget\":1}]},"
                        + "\"findings\":[{\"metric\":\"retained\",\"kind\":\"VIOLATION\",\"budget\":65536,"
                        + "\"measured\":2097176,\"message\":\"retained 2.0 MB\\nsee \\\"x\\\"\"}],"
                        + "\"growth\":[{\"class\":\"byte[]\",\"instances\":2000,\"bytes\":2080000}],"
                        + "\"traces\":[{\"fingerprint\":\"3f2a\",\"retained\":2097176,\"objects\":6000,"
                        + "\"root\":\"static field\",\"path\":[\"static com.acme.Catalog.CACHE\"]}],"
                        + "\"allocationSites\":[{\"class\":\"byte[]\",\"bytes\":4000000,"
                        + "\"stack\":[\"com.acme.Catalog.load(Catalog.java:41)\"]}],"
                        + "\"timeline\":[{\"ms\":3,\"used\":4200000,\"live\":2100000},{\"ms\":4,\"used\":5}],"
                        + "\"startedAt\":\"2026-11-23T10:15:30.120Z\",\"durationMillis\":12}");
    }

    @Test
    void unsetMembersAreAbsent() {
        assertThat(ResultFormat.toJson(notJudged("the test failed")))
                .isEqualTo("{\"type\":\"result\",\"schema\":1,\"class\":\"com.acme.CatalogTest\",\"method\":\"loads\","
                        + "\"parameterTypes\":[\"int\"],\"displayName\":\"loads(1)\","
                        + "\"uniqueId\":\"[engine:junit-jupiter]/[class:x]\",\"attempt\":1,"
                        + "\"verdict\":\"NOT_JUDGED\",\"known\":false,\"metrics\":{},\"findings\":[],"
                        + "\"reason\":\"the test failed\",\"startedAt\":\"2026-11-23T10:15:30.120Z\","
                        + "\"durationMillis\":0}");
    }

    @Test
    void fixedIsThereOnlyWhenTrue() {
        TestResult fixed = new TestResult(
                TEST,
                1,
                Verdict.PASS,
                MemoryPattern.HEALTHY,
                false,
                true,
                new KnownLeakNote("SHOP-217", "2027-03-31", null),
                Figures.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                STARTED,
                0);

        assertThat(ResultFormat.toJson(fixed))
                .contains("\"known\":false,\"fixed\":true,\"knownLeak\":{\"issue\":\"SHOP-217\","
                        + "\"until\":\"2027-03-31\"},\"metrics\":{}");
    }

    @Test
    void linesDoNotDependOnTheLocale() {
        String expected = ResultFormat.toJson(new StartedLine(TEST, 2, STARTED));
        Locale systemLocale = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(ResultFormat.toJson(new StartedLine(TEST, 2, STARTED))).isEqualTo(expected);
        } finally {
            Locale.setDefault(systemLocale);
        }
    }

    @Test
    void labelNamesTheDisplayNameOnlyWhereItSaysMore() {
        assertThat(identity("loads()").label()).isEqualTo("CatalogTest.loads()");
        assertThat(identity("").label()).isEqualTo("CatalogTest.loads()");
        assertThat(identity("loads").label()).isEqualTo("CatalogTest.loads()");
        assertThat(identity("repetition 2 of 3").label()).isEqualTo("CatalogTest.loads() [repetition 2 of 3]");
        assertThat(new TestIdentity("Plain", "m", List.of(), "", "").simpleClassName())
                .isEqualTo("Plain");
        assertThat(new TestIdentity("a.b.Outer$Inner", "m", List.of(), "", "").simpleClassName())
                .isEqualTo("Outer$Inner");
    }

    private static TestIdentity identity(String displayName) {
        return new TestIdentity("com.acme.CatalogTest", "loads", List.of(), displayName, "id");
    }

    static TestResult notJudged(String reason) {
        return new TestResult(
                TEST,
                1,
                Verdict.NOT_JUDGED,
                null,
                false,
                false,
                null,
                Figures.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                reason,
                STARTED,
                0);
    }
}
