package io.github.memorybudget.report.render.json;

import io.github.memorybudget.core.json.JsonWriter;
import io.github.memorybudget.report.model.Change;
import io.github.memorybudget.report.model.Compared;
import io.github.memorybudget.report.model.Comparison;
import java.io.IOException;

/** The {@code comparison} of {@code report.json}. */
final class JsonComparison {

    private JsonComparison() {}

    static void write(Appendable out, Comparison comparison) throws IOException {
        JsonWriter counts = new JsonWriter().beginObject().beginArray("baselines");
        comparison.baselines().forEach(counts::element);
        counts.endArray().beginObject("changes");
        for (Change change : Change.values()) {
            counts.member(change.key(), comparison.of(change));
        }
        String head = counts.endObject().endObject().toString();
        out.append("\"comparison\":").append(head, 0, head.length() - 1).append(",\n");
        JsonReport.list(out, "drifted", comparison.drifted().stream().map(JsonComparison::row));
        JsonReport.list(out, "rows", comparison.rows().stream().map(JsonComparison::row), "},\n");
    }

    private static String row(Compared row) {
        JsonWriter json =
                new JsonWriter().beginObject().member("change", row.change().key());
        if (!row.module().isEmpty()) {
            json.member("module", row.module());
        }
        return json.member("test", row.test())
                .member("environment", row.environment())
                .member("metric", row.metricName())
                .member("accepted", row.accepted())
                .member("measured", row.measured())
                .member("limit", row.limit())
                .member("note", row.note())
                .endObject()
                .toString();
    }
}
