package io.github.memorybudget.report.render.json;

import io.github.memorybudget.core.json.JsonWriter;
import io.github.memorybudget.core.result.ResultFormat;
import io.github.memorybudget.core.result.StartedLine;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Verdict;
import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.LostResult;
import io.github.memorybudget.report.model.ModuleState;
import io.github.memorybudget.report.model.Outcome;
import io.github.memorybudget.report.model.Problem;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.model.Series;
import io.github.memorybudget.report.render.figures.Headline;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * {@code report.json}: one object, one line a test.
 *
 * <p>A test's object is a {@code result} line of the results format, by the same code, with {@code outcome},
 * {@code environment}, {@code module} and {@code otherAttempts} (result lines too) added.
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
        StringWriter text = new StringWriter();
        try {
            write(report, text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /**
     * Writes the file's text line by line, so that it need not be held: first the tests that the report shows, then all
     * others.
     *
     * @throws IOException if it can't be written
     */
    public static void write(Report report, Appendable out) throws IOException {
        out.append("{\"schema\":" + SCHEMA + ",\n");
        out.append("\"title\":" + text(report.title()) + ",\n");
        out.append("\"judgement\":" + judgement(report) + ",\n");
        list(out, "modules", report.modules().stream().map(JsonReport::module));
        if (report.comparison() != null) {
            JsonComparison.write(out, report.comparison());
        }
        if (report.history() != null) {
            list(out, "growing", report.history().drifting().stream().map(JsonReport::growing));
        }
        results(out, report);
        list(out, "lost", report.lost().stream().map(JsonReport::lost));
        list(out, "problems", report.problems().stream().map(JsonReport::problem), "}\n");
    }

    private static void results(Appendable out, Report report) throws IOException {
        out.append("\"results\":[");
        Separated separated = new Separated(out);
        for (JudgedTest test : report.tests()) {
            separated.append(test(test));
        }
        try {
            report.more().forEach(test -> separated.appendUnchecked(test(test)));
        } catch (UncheckedIOException unwritable) {
            throw new IOException(unwritable.getMessage(), unwritable);
        }
        separated.close(",\n");
    }

    static void list(Appendable out, String name, Stream<String> elements) throws IOException {
        list(out, name, elements, ",\n");
    }

    static void list(Appendable out, String name, Stream<String> elements, String after) throws IOException {
        out.append("\"" + name + "\":[");
        Separated separated = new Separated(out);
        for (String element : (Iterable<String>) elements::iterator) {
            separated.append(element);
        }
        separated.close(after);
    }

    private static String module(ModuleState module) {
        return new JsonWriter()
                .beginObject()
                .member("name", module.name())
                .member("state", module.state().key())
                .member("tests", module.tests())
                .member("violations", module.violations())
                .endObject()
                .toString();
    }

    private static String growing(Series series) {
        JsonWriter json = new JsonWriter().beginObject();
        if (!series.module().isEmpty()) {
            json.member("module", series.module());
        }
        json.member("test", series.test()).member("metric", series.metricName()).beginArray("levels");
        series.levels().forEach(json::element);
        return json.endArray().endObject().toString();
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
                .member("tests", report.counts().tests())
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
        if (!test.module().isEmpty()) {
            json.append("\"module\":").append(text(test.module())).append(',');
        }
        if (test.run().attempts().size() > 1) {
            json.append(test.run().others().stream()
                    .map(ResultFormat::toJson)
                    .collect(Collectors.joining(",", "\"otherAttempts\":[", "],")));
        }
        TestResult result = test.result();
        return json.append(ResultFormat.toJson(result).substring(1)).toString();
    }

    private static String lost(LostResult lost) {
        String pid = lost.pid() == null ? "" : "\"pid\":" + lost.pid() + ",";
        StartedLine started = new StartedLine(lost.test(), lost.attempt(), lost.startedAt());
        String module = lost.module().isEmpty() ? "" : "\"module\":" + text(lost.module()) + ",";
        return "{\"running\":" + lost.running() + "," + pid + module
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
