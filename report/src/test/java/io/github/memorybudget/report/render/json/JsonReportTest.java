package io.github.memorybudget.report.render.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.github.memorybudget.core.result.ResultFormat;
import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.judge.Judge;
import io.github.memorybudget.report.model.JvmResults;
import io.github.memorybudget.report.model.ResultSet;
import io.github.memorybudget.report.model.TestRun;
import io.github.memorybudget.report.render.Hostile;
import io.github.memorybudget.report.render.SampleReport;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReportTest {

    @Test
    void holdsAResultLineATest() {
        String json = JsonReport.render(SampleReport.of(Samples.leak()));

        assertThat(json)
                .startsWith("{\"schema\":1,\n\"title\":\"shop 1.0\",\n\"judgement\":{\"ok\":false,")
                .contains("{\"outcome\":\"violation\",\"environment\":\"17-G1-true-false-amd64\","
                        + ResultFormat.toJson(Samples.leak()).substring(1));
    }

    @Test
    void holdsTheCountsTheLossesAndTheProblems() {
        assertThat(JsonReport.render(SampleReport.withEverything()))
                .contains("\"tests\":9,\"lost\":1,\"problems\":1,")
                .contains(
                        "\"outcomes\":{\"violation\":3,\"inconclusive\":1,\"known\":1,\"fixed\":0,\"noted\":1,\"healthy\":2,"
                                + "\"not_judged\":1}")
                .contains("\"verdicts\":{\"PASS\":3,\"FAIL\":4,\"INCONCLUSIVE\":1,\"NOT_JUDGED\":1}")
                .contains("\"patterns\":{\"HEALTHY\":3,\"LEAK\":2,\"SPIKE\":1,\"BLOAT\":1}")
                .contains("{\"running\":true,\"pid\":4711,\"type\":\"started\"")
                .contains("{\"file\":\"4711-abc.jsonl\",\"line\":3,");
    }

    @Test
    void keepsTheOtherAttempts() {
        TestRun rerun = new TestRun(List.of(Samples.leak(), Samples.healthyAttempt("loads", 2)));
        String json = JsonReport.render(Judge.judge(
                "t", new ResultSet(List.of(new JvmResults(null, List.of(rerun), List.of())), List.of(), List.of())));

        assertThat(json)
                .contains("{\"outcome\":\"violation\",\"otherAttempts\":["
                        + ResultFormat.toJson(Samples.healthyAttempt("loads", 2)) + "],\"type\":\"result\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "\"quoted\\", "a\nb\u0000", "\ud800", "</script>", "\u2028"})
    void isValidJsonWhateverNamesHold(String hostile) throws IOException {
        String json = JsonReport.render(Hostile.report(hostile));
        int objects = 0;
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() != null) {
                objects += parser.currentToken().isStructStart() ? 1 : 0;
            }
        }

        assertThat(objects).isGreaterThan(20);
        assertThat(json.lines())
                .hasSize(JsonReport.render(Hostile.report("plain")).split("\n").length);
    }
}
