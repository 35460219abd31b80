package io.github.memorybudget.core.result;

import io.github.memorybudget.core.environment.Environment;
import io.github.memorybudget.core.json.JsonWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Result lines as JSON text. Unset members are absent; times are ISO 8601, UTC, with milliseconds.
 *
 * @since 0.1
 */
public final class ResultFormat {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static volatile Second latest = new Second(0, "1970-01-01T00:00:00");

    private ResultFormat() {}

    /** The line as one JSON object, without a line end. */
    public static String toJson(ResultLine line) {
        return write(line).toString();
    }

    /** The line as one JSON object in UTF-8, with a line end. */
    static byte[] toBytes(ResultLine line) {
        return write(line).toLine();
    }

    private static JsonWriter write(ResultLine line) {
        JsonWriter json = new JsonWriter().beginObject();
        if (line instanceof JvmLine jvm) {
            jvm(json, jvm);
        } else if (line instanceof StartedLine started) {
            started(json, started);
        } else if (line instanceof ClassLine left) {
            leftBehind(json, left);
        } else {
            result(json, (TestResult) line);
        }
        return json.endObject();
    }

    private static void head(JsonWriter json, String type) {
        json.member("type", type).member("schema", ResultLine.SCHEMA);
    }

    private static void jvm(JsonWriter json, JvmLine line) {
        head(json, "jvm");
        Environment environment = line.environment();
        json.member("session", line.session())
                .member("pid", line.pid())
                .member("control", line.control())
                .beginObject("environment")
                .member("jdk", environment.jdk())
                .member("vm", environment.vm())
                .member("gc", environment.gc())
                .member("compressedOops", environment.compressedOops())
                .member("compactHeaders", environment.compactHeaders())
                .member("arch", environment.arch())
                .endObject();
    }

    private static void started(JsonWriter json, StartedLine line) {
        head(json, "started");
        json.member("class", line.test().className())
                .member("method", line.test().method())
                .member("uniqueId", line.test().uniqueId())
                .member("attempt", line.attempt())
                .member("startedAt", time(line.startedAt()));
    }

    private static void leftBehind(JsonWriter json, ClassLine line) {
        head(json, "class");
        json.member("class", line.className()).member("uniqueId", line.uniqueId());
        figures(json, line.figures());
        growth(json, line.growth());
        json.member("reason", line.reason())
                .member("startedAt", time(line.startedAt()))
                .member("durationMillis", line.durationMillis());
    }

    private static void result(JsonWriter json, TestResult line) {
        head(json, "result");
        json.member("class", line.test().className())
                .member("method", line.test().method());
        strings(json, "parameterTypes", line.test().parameterTypes());
        json.member("displayName", line.test().displayName())
                .member("uniqueId", line.test().uniqueId())
                .member("attempt", line.attempt())
                .member("verdict", line.verdict().name())
                .member(
                        "pattern",
                        line.pattern() == null ? null : line.pattern().name())
                .member("known", line.known());
        if (line.fixed()) {
            json.member("fixed", true);
        }
        knownLeak(json, line.knownLeak());
        figures(json, line.figures());
        findings(json, line.findings());
        growth(json, line.growth());
        traces(json, line.traces());
        allocationSites(json, line.allocationSites());
        timeline(json, line.timeline());
        json.member("reason", line.reason())
                .member("startedAt", time(line.startedAt()))
                .member("durationMillis", line.durationMillis());
    }

    private static void knownLeak(JsonWriter json, @Nullable KnownLeakNote note) {
        if (note != null) {
            json.beginObject("knownLeak")
                    .member("issue", note.issue())
                    .member("until", note.until())
                    .member("reason", note.reason())
                    .endObject();
        }
    }

    private static void figures(JsonWriter json, Figures figures) {
        json.beginObject("metrics");
        figure(json, "retained", figures.retained());
        figure(json, "allocated", figures.allocated());
        peak(json, figures.peak());
        figure(json, "offHeap", figures.offHeap());
        threads(json, figures.threads());
        if (!figures.footprint().isEmpty()) {
            json.beginArray("footprint");
            for (FootprintFigure footprint : figures.footprint()) {
                json.beginObject()
                        .member("field", footprint.field())
                        .member("budget", footprint.budget())
                        .member("measured", footprint.measured())
                        .endObject();
            }
            json.endArray();
        }
        json.endObject();
    }

    private static void figure(JsonWriter json, String name, @Nullable Figure figure) {
        if (figure == null) {
            return;
        }
        json.beginObject(name)
                .member("budget", figure.budget())
                .member("measured", figure.measured())
                .member(
                        "basis",
                        figure.basis() == null ? null : figure.basis().name().toLowerCase(Locale.ROOT));
        if (!figure.runs().isEmpty()) {
            json.beginArray("runs");
            figure.runs().forEach(json::element);
            json.endArray();
        }
        json.member("warmUp", figure.warmUp())
                .member("otherThreads", figure.otherThreads())
                .endObject();
    }

    private static void peak(JsonWriter json, @Nullable PeakFigure peak) {
        if (peak != null) {
            json.beginObject("peak")
                    .member("budget", peak.budget())
                    .member("lower", peak.lower())
                    .member("upper", peak.upper())
                    .member("proven", peak.proven())
                    .endObject();
        }
    }

    private static void threads(JsonWriter json, @Nullable ThreadsFigure threads) {
        if (threads != null) {
            json.beginObject("threads").member("budget", threads.budget()).member("measured", threads.measured());
            strings(json, "names", threads.names());
            json.endObject();
        }
    }

    private static void findings(JsonWriter json, List<Finding> findings) {
        json.beginArray("findings");
        for (Finding finding : findings) {
            json.beginObject()
                    .member("metric", finding.metric().key())
                    .member("kind", finding.kind().name())
                    .member("budget", finding.budget())
                    .member("measured", finding.measured())
                    .member("message", finding.message())
                    .endObject();
        }
        json.endArray();
    }

    private static void growth(JsonWriter json, List<ClassGrowth> growth) {
        if (!growth.isEmpty()) {
            json.beginArray("growth");
            for (ClassGrowth row : growth) {
                json.beginObject()
                        .member("class", row.className())
                        .member("instances", row.instances())
                        .member("bytes", row.bytes())
                        .endObject();
            }
            json.endArray();
        }
    }

    private static void traces(JsonWriter json, List<LeakTrace> traces) {
        if (!traces.isEmpty()) {
            json.beginArray("traces");
            for (LeakTrace trace : traces) {
                json.beginObject()
                        .member("fingerprint", trace.fingerprint())
                        .member("retained", trace.retained())
                        .member("objects", trace.objects())
                        .member("root", trace.root());
                strings(json, "path", trace.path());
                notes(json, trace.notes());
                json.member("cause", trace.cause()).endObject();
            }
            json.endArray();
        }
    }

    private static void notes(JsonWriter json, List<StepNote> notes) {
        if (!notes.isEmpty()) {
            json.beginArray("steps");
            for (StepNote note : notes) {
                json.beginObject()
                        .member("step", note.step())
                        .member("suspect", note.suspect())
                        .member("entries", note.entries())
                        .member("grown", note.grown())
                        .endObject();
            }
            json.endArray();
        }
    }

    private static void allocationSites(JsonWriter json, List<AllocationSite> sites) {
        if (!sites.isEmpty()) {
            json.beginArray("allocationSites");
            for (AllocationSite site : sites) {
                json.beginObject().member("class", site.className()).member("bytes", site.bytes());
                strings(json, "stack", site.stack());
                json.member("percent", site.percent()).endObject();
            }
            json.endArray();
        }
    }

    private static void timeline(JsonWriter json, List<TimelinePoint> timeline) {
        if (!timeline.isEmpty()) {
            json.beginArray("timeline");
            for (TimelinePoint point : timeline) {
                json.beginObject()
                        .member("ms", point.ms())
                        .member("used", point.used())
                        .member("live", point.live())
                        .endObject();
            }
            json.endArray();
        }
    }

    private static void strings(JsonWriter json, String name, List<String> values) {
        json.beginArray(name);
        values.forEach(json::element);
        json.endArray();
    }

    /** Many tests fall into one second; formatting it once is most of the work. */
    private static String time(Instant instant) {
        Second second = latest;
        if (second.epoch() != instant.getEpochSecond()) {
            second = new Second(instant.getEpochSecond(), TIME.format(instant));
            latest = second;
        }
        int thousand = 1_000 + instant.getNano() / 1_000_000;
        return second.text() + "." + Integer.toString(thousand).substring(1) + "Z";
    }

    /** A second and its text. */
    private record Second(long epoch, String text) {}
}
