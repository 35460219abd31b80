package io.github.memorybudget.report.read;

import static io.github.memorybudget.report.Samples.JVM;
import static io.github.memorybudget.report.read.ResultsDirectory.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.memorybudget.core.result.JvmLine;
import io.github.memorybudget.core.result.ResultFormat;
import io.github.memorybudget.core.result.ResultLine;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.model.JvmResults;
import io.github.memorybudget.report.model.LostResult;
import io.github.memorybudget.report.model.Problem;
import io.github.memorybudget.report.model.ResultSet;
import io.github.memorybudget.report.model.TestRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsReaderTest {

    @TempDir
    Path directory;

    private ResultSet read() {
        return ResultsReader.read(List.of(directory), "session-1");
    }

    private ResultsDirectory results() {
        return new ResultsDirectory(directory);
    }

    private List<TestResult> decisive() {
        return read().jvms().stream()
                .flatMap(jvm -> jvm.runs().stream())
                .map(TestRun::decisive)
                .toList();
    }

    @Test
    void readsWhatTheWriterWrote() {
        List<ResultLine> lines = Samples.everything();
        results().write("1.jsonl", lines.toArray(ResultLine[]::new));

        assertThat(read().problems()).isEmpty();
        assertThat(read().jvms()).singleElement().extracting(JvmResults::jvm).isEqualTo(JVM);
        assertThat(decisive())
                .isEqualTo(lines.stream()
                        .filter(TestResult.class::isInstance)
                        .map(TestResult.class::cast)
                        .toList());
    }

    @Test
    void holdsNoResultsWhereThereIsNoDirectory() {
        ResultSet none = ResultsReader.read(List.of(directory.resolve("none")), null);

        assertThat(none).isEqualTo(new ResultSet(List.of(), List.of(), List.of()));
    }

    @Test
    void looksAtNothingButJsonLines() {
        results().write("notes.txt", "not ours");
        results().write("1.jsonl.tmp", "half written");

        assertThat(read().problems()).isEmpty();
        assertThat(read().jvms()).isEmpty();
    }

    @Test
    void namesADirectoryThatIsAFile() {
        Path file = results().write("results", "");

        assertThat(ResultsReader.read(List.of(file), null).problems())
                .singleElement()
                .extracting(Problem::describe)
                .asString()
                .startsWith(file + ": is not a directory that can be read");
    }

    @Test
    void namesAFileThatIsADirectoryAndReadsTheOthers() throws IOException {
        Files.createDirectory(directory.resolve("0.jsonl"));
        results().write("1.jsonl", JVM, Samples.leak());

        assertThat(read().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).hasFileName("0.jsonl");
            assertThat(problem.message()).startsWith("can't be read");
        });
        assertThat(decisive()).containsExactly(Samples.leak());
    }

    @Test
    void toleratesALineCutAtAnyByte() {
        byte[] whole = text(JVM, Samples.started("loads"), Samples.leak()).getBytes(StandardCharsets.UTF_8);
        int start = text(JVM, Samples.started("loads")).getBytes(StandardCharsets.UTF_8).length;
        for (int length = start; length < whole.length - 2; length += 7) {
            results().write("1.jsonl", Arrays.copyOf(whole, length));

            assertThat(read().problems()).as("cut after %d bytes", length).isEmpty();
            assertThat(read().jvms().get(0).lost())
                    .as("cut after %d bytes", length)
                    .singleElement()
                    .extracting(lost -> lost.test().method())
                    .isEqualTo("loads");
        }
    }

    @Test
    void takesALastLineThatLacksOnlyItsEnd() {
        results()
                .write(
                        "1.jsonl",
                        text(JVM, Samples.started("loads"), Samples.leak()).stripTrailing());

        assertThat(decisive()).containsExactly(Samples.leak());
        assertThat(read().jvms().get(0).lost()).isEmpty();
    }

    @Test
    void doesNotCallACutStartedLineALoss() {
        String started = text(Samples.started("loads"));
        results().write("1.jsonl", text(JVM, Samples.healthy()) + started.substring(0, started.length() / 2));

        assertThat(read().problems()).isEmpty();
        assertThat(read().jvms().get(0).lost()).isEmpty();
    }

    @Test
    void ignoresMembersAndTypesThatItDoesNotKnow() {
        String future = ResultFormat.toJson(Samples.leak()).replaceFirst("\\{", "{\"new\":{\"deep\":[1,2.5,null]},");
        results().write("1.jsonl", text(JVM) + "{\"type\":\"class\",\"schema\":1,\"class\":\"A\"}\n" + future + "\n");

        assertThat(read().problems()).isEmpty();
        assertThat(decisive()).containsExactly(Samples.leak());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "[1,2]",
                "\"text\"",
                "{\"type\":\"result\"",
                "{} {}",
                "{\"type\":\"result\",\"schema\":1}",
                "{\"type\":\"result\",\"schema\":\"1\"}",
                "{\"type\":\"result\",\"schema\":0}",
                "{\"type\":7,\"schema\":1}",
                "{\"schema\":1}",
                "{\"type\":\"jvm\",\"schema\":1,\"pid\":1,\"control\":\"ok\"}",
                "{\"type\":\"started\",\"schema\":1,\"class\":\"A\",\"method\":\"b\",\"uniqueId\":\"c\",\"attempt\":99999999999,"
                        + "\"startedAt\":\"2026-11-23T12:00:00.000Z\"}"
            })
    void reportsACorruptLineByItsPlaceAndLosesNothingElse(String corrupt) {
        results().write("1.jsonl", text(JVM, Samples.leak()) + corrupt + "\n" + text(Samples.spike()));

        assertThat(read().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).hasFileName("1.jsonl");
            assertThat(problem.line()).isEqualTo(3);
        });
        assertThat(decisive()).containsExactly(Samples.leak(), Samples.spike());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"verdict\":\"FAIL\"; \"verdict\":\"MAYBE\"; \"verdict\" is \"MAYBE\", but must be one of PASS, FAIL",
                "\"budget\":65536; \"budget\":\"64 KB\"; \"metrics.retained.budget\" is \"64 KB\", but must be a whole number",
                "\"budget\":65536; \"budget\":1e99; \"metrics.retained.budget\" is \"1e99\", but must be a whole number",
                "\"budget\":65536; \"budget\":99999999999999999999; is \"99999999999999999999\", but must be a whole number",
                "\"metric\":\"retained\"; \"metric\":\"kept\"; \"findings[0].metric\" is \"kept\", but must be one of retained",
                "\"known\":false; \"known\":\"no\"; \"known\" is \"no\", but must be true or false",
                "2026-11-23T12:00:00.123Z; yesterday; \"startedAt\" is \"yesterday\", but must be a time such as"
            })
    void namesTheMemberTheValueAndTheAcceptedForm(String from, String to, String message) {
        results().write("1.jsonl", text(JVM) + text(Samples.leak()).replaceFirst(from, to));

        assertThat(read().problems())
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains(message);
    }

    @Test
    void shortensTheOffendingValueAndKeepsItOnOneLine() {
        results().write("1.jsonl", text(JVM) + "\u001b[31m\u0007" + "x".repeat(100_000) + "\n");

        assertThat(read().problems())
                .singleElement()
                .extracting(Problem::message)
                .satisfies(message -> {
                    assertThat(message).hasSizeLessThan(400);
                    assertThat(message.chars().noneMatch(Character::isISOControl))
                            .isTrue();
                });
    }

    @Test
    void reportsInvalidUtf8() {
        byte[] line = (text(JVM) + "{\"type\":\"started\",\"x\":\"?\"}\n").getBytes(StandardCharsets.UTF_8);
        line[line.length - 4] = (byte) 0xff;
        results().write("1.jsonl", line);

        assertThat(read().problems()).singleElement().extracting(Problem::line).isEqualTo(2);
    }

    @Test
    void survivesNestingThatWouldExhaustTheStack() {
        results().write("1.jsonl", text(JVM) + "{\"a\":" + "[".repeat(200_000) + "\n" + text(Samples.leak()));

        assertThat(read().problems()).singleElement().extracting(Problem::line).isEqualTo(2);
        assertThat(decisive()).containsExactly(Samples.leak());
    }

    @Test
    void skipsALineThatIsTooLongToBeAResult() {
        byte[] head = text(JVM).getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\n" + text(Samples.leak())).getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(head, head.length + Lines.LONGEST + 1 + tail.length);
        Arrays.fill(all, head.length, all.length - tail.length, (byte) 'x');
        System.arraycopy(tail, 0, all, all.length - tail.length, tail.length);
        results().write("1.jsonl", all);

        assertThat(read().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.message()).contains("more than 16777216 bytes").hasSizeLessThan(200);
        });
        assertThat(decisive()).containsExactly(Samples.leak());
    }

    @Test
    void doesNotFloodTheLogWithAForeignFile() {
        results().write("1.jsonl", "foreign\n".repeat(5_000));

        assertThat(read().problems()).hasSize(FileProblems.MOST + 1);
        assertThat(read().problems().get(FileProblems.MOST).message()).isEqualTo("4990 more lines can't be read");
    }

    @Test
    void saysOnceThatAFileIsOfALaterSchema() {
        String later = text(JVM, Samples.leak(), Samples.spike()).replace("\"schema\":1", "\"schema\":2");
        results().write("1.jsonl", later);

        assertThat(read().problems())
                .extracting(Problem::message)
                .containsExactly(
                        "\"schema\" is 2, but this version reads 1 to 1; use the version of the plugin that fits the"
                                + " extension's",
                        "in all, 3 lines are of a later schema");
    }

    @Test
    void tellsOtherSessionsApart() {
        JvmLine other = new JvmLine("session-0", 1, "ok", JVM.environment());
        JvmLine none = new JvmLine(null, 2, "ok", JVM.environment());
        results().write("0.jsonl", other, Samples.leak());
        results().write("1.jsonl", JVM, Samples.spike());
        results().write("2.jsonl", none, Samples.bloat());

        assertThat(decisive()).containsExactly(Samples.spike());
        assertThat(read().otherSessions()).containsExactly(directory.resolve("0.jsonl"), directory.resolve("2.jsonl"));
    }

    @Test
    void readsTheFileOfAJvmInWhichNothingWasMeasured() {
        results().write("1.jsonl", new JvmLine(JVM.session(), 1, null, JVM.environment()), Samples.leak());

        assertThat(decisive()).containsExactly(Samples.leak());
        assertThat(read().problems()).isEmpty();
    }

    @Test
    void takesEverySessionWhereNoneIsAskedFor() {
        results().write("1.jsonl", JVM, Samples.leak());

        assertThat(ResultsReader.read(List.of(directory), null).jvms()).hasSize(1);
    }

    @Test
    void keepsResultsWhoseSessionCannotBeToldAndSaysSo() {
        results().write("1.jsonl", Samples.leak());

        assertThat(decisive()).containsExactly(Samples.leak());
        assertThat(read().problems())
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .startsWith("has no \"jvm\" line");
    }

    @Test
    void namesTheTestDuringWhichTheJvmDied() {
        results().write("1.jsonl", JVM, Samples.started("loads"), Samples.leak(), Samples.started("halts"));

        assertThat(decisive()).containsExactly(Samples.leak());
        assertThat(read().jvms().get(0).lost()).containsExactly(Samples.lost("halts"));
    }

    @Test
    void tellsTheRunningTestFromThoseWhoseResultWasStillOpen() {
        results().write("1.jsonl", JVM, Samples.started("deferred"), Samples.started("halts"));

        assertThat(read().jvms().get(0).lost())
                .extracting(lost -> lost.test().method(), LostResult::running)
                .containsExactly(tuple("deferred", false), tuple("halts", true));
    }

    @Test
    void keepsAllAttemptsAndLetsTheLastOneCount() {
        results().write("1.jsonl", JVM, Samples.leak(Samples.test("loads"), 1), Samples.healthyAttempt("loads", 2));

        TestRun run = read().jvms().get(0).runs().get(0);

        assertThat(run.attempts()).hasSize(2);
        assertThat(run.decisive()).isEqualTo(Samples.healthyAttempt("loads", 2));
        assertThat(run.others()).containsExactly(Samples.leak(Samples.test("loads"), 1));
    }

    @Test
    void doesNotTakeAnotherJvmsRunOfATestForARerun() {
        results().write("1.jsonl", JVM, Samples.leak());
        results().write("2.jsonl", JVM, Samples.healthyAttempt("loads", 1));

        assertThat(decisive()).containsExactly(Samples.leak(), Samples.healthyAttempt("loads", 1));
    }

    @Test
    void tellsWhoseAFileIsByItsFirstLineAlone() throws IOException {
        results().write("1.jsonl", Samples.everything().toArray(ResultLine[]::new));
        Files.writeString(directory.resolve("1.jsonl"), "{\"cut", StandardOpenOption.APPEND);
        results().write("2.jsonl", new JvmLine(null, 1, "ok", JVM.environment()));
        Files.writeString(directory.resolve("3.jsonl"), "");
        Files.writeString(directory.resolve("4.jsonl"), "{\"type\":\"jvm\",\"sch");
        Files.writeString(directory.resolve("5.jsonl"), "{\"type\":\"jvm\",\"schema\":99,\"session\":\"later\"}\n");

        assertThat(ResultsReader.session(directory.resolve("1.jsonl"))).contains("session-1");
        assertThat(List.of("2.jsonl", "3.jsonl", "4.jsonl", "5.jsonl", "none.jsonl"))
                .extracting(name -> ResultsReader.session(directory.resolve(name)))
                .containsOnly(Optional.empty());
    }
}
