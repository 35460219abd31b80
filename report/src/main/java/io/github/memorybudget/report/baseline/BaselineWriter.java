package io.github.memorybudget.report.baseline;

import io.github.memorybudget.core.json.JsonWriter;
import io.github.memorybudget.core.verdict.Metric;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import org.apiguardian.api.API;

/**
 * Writes {@code memory-baseline.json}.
 *
 * <p>The text is made for merges: one line a test, sorted, each line with its own comma, since a last line without one
 * would change when another is added. So each object ends in a member without a name. Between tests stands an empty line,
 * because Git takes changes of neighbouring lines for a conflict.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class BaselineWriter {

    private BaselineWriter() {}

    /**
     * Writes the file, whole or not at all.
     *
     * @throws IOException if it can't be written
     */
    public static void write(Baseline baseline, Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        Path unfinished = Files.createTempFile(directory, "memory-baseline", ".tmp");
        try {
            // Not a temporary file's narrow permissions: the file is committed.
            Files.delete(unfinished);
            Files.write(unfinished, render(baseline).getBytes(StandardCharsets.UTF_8));
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** The file's text, ending in a line end. */
    public static String render(Baseline baseline) {
        StringBuilder out = new StringBuilder("{\"schema\":" + Baseline.SCHEMA + ",\n");
        Tolerances tolerances = baseline.tolerances();
        if (!tolerances.byMetric().isEmpty()) {
            out.append("\"tolerances\":")
                    .append(tolerances(null, tolerances.byMetric()))
                    .append(",\n");
        }
        if (!tolerances.overrides().isEmpty()) {
            out.append("\"overrides\":[");
            String separator = "\n";
            for (Tolerances.Override override : tolerances.overrides()) {
                out.append(separator).append(tolerances(override.tests(), override.byMetric()));
                separator = ",\n";
            }
            out.append("\n],\n");
        }
        if (!baseline.knownLeaks().isEmpty()) {
            out.append("\"knownLeaks\":{\n\n");
            baseline.knownLeaks()
                    .forEach((test, prints) -> out.append(leaks(test, prints)).append(",\n\n"));
            out.append("\"\":[]},\n");
        }
        out.append("\"environments\":{\n\n");
        baseline.environments().forEach((environment, tests) -> {
            out.append(name(environment)).append("{\n\n");
            tests.forEach((test, figures) -> out.append(figures(test, figures)).append(",\n\n"));
            out.append("\"\":{}},\n\n");
        });
        return out.append("\"\":{}}}\n").toString();
    }

    private static String tolerances(@org.jspecify.annotations.Nullable String tests, Map<Metric, Tolerance> byMetric) {
        JsonWriter json = new JsonWriter().beginObject().member("tests", tests);
        for (Metric metric : Metric.values()) {
            Tolerance tolerance = byMetric.get(metric);
            if (tolerance != null) {
                json.beginObject(metric.key()).member("relative", tolerance.percentText());
                if (metric.isBytes()) {
                    json.member("absolute", Tolerance.sizeText(tolerance.absolute()));
                } else {
                    json.member("absolute", tolerance.absolute());
                }
                json.endObject();
            }
        }
        return json.endObject().toString();
    }

    private static String leaks(String test, SortedSet<String> prints) {
        JsonWriter json = new JsonWriter().beginObject().beginArray(test);
        prints.forEach(json::element);
        return inner(json.endArray().endObject());
    }

    private static String figures(String test, SortedMap<FigureKey, Long> figures) {
        JsonWriter json = new JsonWriter().beginObject().beginObject(test);
        figures.forEach((key, figure) -> json.member(key.text(), figure));
        return inner(json.endObject().endObject());
    }

    private static String name(String name) {
        String member = inner(new JsonWriter().beginObject().member(name, 0).endObject());
        return member.substring(0, member.length() - 1);
    }

    /** The writer has no bare members, so that it can't write an invalid document. */
    private static String inner(JsonWriter object) {
        String text = object.toString();
        return text.substring(1, text.length() - 1);
    }
}
