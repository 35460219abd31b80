package io.github.memorybudget.report.render.json;

import io.github.memorybudget.core.json.JsonWriter;
import io.github.memorybudget.core.result.ResultFormat;
import io.github.memorybudget.core.result.StartedLine;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Verdict;
import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.LostResult;
import io.github.memorybudget.report.model.Outcome;
import io.github.memorybudget.report.model.Problem;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.render.figures.Headline;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * {@code report.json}: one object, one line a test.
 *
 * <p>A test's object is a {@code result} line of the results format, by the same code, with {@code outcome},
 * {@code environment} and {@code earlierAttempts} (result lines too) added.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class JsonReport {

    /** The version of the file's format. */
    public static final int SCHEMA = 1;

    private JsonReport() {}

    /** The file's text, ending in a line end. */
    public static String render(Report report) {
        return "{\"schema\":" + SCHEMA + ",\n"
                + "\"title\":" + text(report.title()) + ",\n"
                + "\"judgement\":" + judgement(report) + ",\n"
                + list("results", report.tests().stream().map(JsonReport::test).toList()) + ",\n"
                + list("lost", report.lost().stream().map(JsonReport::lost).toList()) + ",\n"
                + list(
                        "problems",
                        report.problems().stream().map(JsonReport::problem).toList()) + "}\n";
    }

    private static String list(String name, List<String> elements) {
        return "\"" + name + "\":["
                + (elements.isEmpty() ? "" : elements.stream().collect(Collectors.joining(",\n", "\n", "\n")))
                + "]";
    }

    private static String text(String value) {
        // The writer has no bare values, so that it can't write an invalid document; an array's element is one.
        String object =
                new JsonWriter().beginObject().member("t", value).endObject().toString();
        return object.substring("{\"t\":".length(), object.length() - 1);
    }

    private static String judgement(Report report) {
        Headline headline = Headline.of(report);
        JsonWriter json = new JsonWriter()
                .beginObject()
                .member("ok", headline.isGood())
                .member("verdict", headline.verdict())
                .member("tests", report.tests().size())
                .member("lost", report.lost().size())
                .member("problems", report.problems().size())
                .beginObject("outcomes");
        for (Outcome outcome : Outcome.values()) {
            json.member(outcome.key(), report.counts().of(outcome));
        }
        json.endObject().beginObject("verdicts");
        for (Verdict verdict : Verdict.values()) {
            json.member(verdict.name(), report.counts().of(verdict));
        }
        json.endObject().beginObject("patterns");
        for (MemoryPattern pattern : MemoryPattern.values()) {
            json.member(pattern.name(), report.counts().of(pattern));
        }
        return json.endObject().endObject().toString();
    }

    private static String test(JudgedTest test) {
        StringBuilder json = new StringBuilder("{\"outcome\":\"")
                .append(test.outcome().key())
                .append("\",");
        if (test.environment() != null) {
            json.append("\"environment\":")
                    .append(text(test.environment().key()))
                    .append(',');
        }
        if (!test.run().earlier().isEmpty()) {
            json.append(test.run().earlier().stream()
                    .map(ResultFormat::toJson)
                    .collect(Collectors.joining(",", "\"earlierAttempts\":[", "],")));
        }
        TestResult result = test.result();
        return json.append(ResultFormat.toJson(result).substring(1)).toString();
    }

    private static String lost(LostResult lost) {
        String pid = lost.pid() == null ? "" : "\"pid\":" + lost.pid() + ",";
        StartedLine started = new StartedLine(lost.test(), lost.attempt(), lost.startedAt());
        return "{\"running\":" + lost.running() + "," + pid
                + ResultFormat.toJson(started).substring(1);
    }

    private static String problem(Problem problem) {
        Object name = problem.file().getFileName();
        return new JsonWriter()
                .beginObject()
                .member("file", String.valueOf(name == null ? problem.file() : name))
                .member("line", problem.line())
                .member("message", problem.message())
                .endObject()
                .toString();
    }
}
