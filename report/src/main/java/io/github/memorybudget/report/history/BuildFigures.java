package io.github.memorybudget.report.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.memorybudget.core.json.JsonWriter;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One build's line in a history file:
 *
 * <pre>{"type":"build","schema":1,"module":"core","at":"…","figures":[{"test":"…","environment":"…","retained":0}]}</pre>
 *
 * @param module the module that the line is of; empty for a report of several, whose figures name theirs
 * @param at when the last test started, which tells builds apart
 * @param figures by test, the metrics' figures by their names
 */
record BuildFigures(String module, Instant at, Map<Test, Map<String, Long>> figures) {

    private static final int SCHEMA = 1;
    private static final JsonFactory FACTORY = new JsonFactory();

    /** A test in an environment. */
    record Test(String module, String name, String environment) {}

    BuildFigures {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    byte[] toLine() {
        JsonWriter json = new JsonWriter()
                .beginObject()
                .member("type", "build")
                .member("schema", SCHEMA)
                .member("module", module)
                .member("at", at.toString())
                .beginArray("figures");
        figures.forEach((test, metrics) -> {
            json.beginObject();
            if (!test.module().equals(module)) {
                json.member("module", test.module());
            }
            json.member("test", test.name()).member("environment", test.environment());
            metrics.forEach(json::member);
            json.endObject();
        });
        return json.endArray().endObject().toLine();
    }

    /**
     * Whether a line is, by its first members, of another module. Most lines of a file that modules share are, and need
     * not be parsed for it.
     */
    static boolean isOfAnother(String module, String line) {
        String start = new JsonWriter()
                .beginObject()
                .member("type", "build")
                .member("schema", SCHEMA)
                .member("module", "")
                .endObject()
                .toString();
        // All up to the name's first quote; other writers may have another order, which says nothing.
        String anyModule = start.substring(0, start.length() - 2);
        String own = new JsonWriter()
                .beginObject()
                .member("type", "build")
                .member("schema", SCHEMA)
                .member("module", module)
                .endObject()
                .toString();
        return line.startsWith(anyModule) && !line.startsWith(own.substring(0, own.length() - 1));
    }

    /**
     * Reads a line.
     *
     * @param wanted which tests to keep
     * @return null if it is of another type, or of a newer format, whose meaning is not known here
     * @throws IOException if it is malformed
     */
    static @Nullable BuildFigures parse(String line, Predicate<Test> wanted) throws IOException {
        try (JsonParser parser = FACTORY.createParser(line)) {
            expect(parser, parser.nextToken(), JsonToken.START_OBJECT);
            String type = "";
            long schema = 0;
            String module = "";
            String at = "";
            Map<Test, Map<String, Long>> figures = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                expect(parser, parser.currentToken(), JsonToken.FIELD_NAME);
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "type" -> type = parser.getText();
                    case "schema" -> schema = parser.getLongValue();
                    case "module" -> module = parser.getText();
                    case "at" -> at = parser.getText();
                    case "figures" -> figures(parser, module, wanted, figures);
                    default -> parser.skipChildren();
                }
            }
            return type.equals("build") && schema == SCHEMA
                    ? new BuildFigures(module, Instant.parse(at), figures)
                    : null;
        } catch (DateTimeParseException malformed) {
            throw new IOException("\"at\" is no time: " + malformed.getMessage(), malformed);
        }
    }

    private static void figures(
            JsonParser parser, String module, Predicate<Test> wanted, Map<Test, Map<String, Long>> figures)
            throws IOException {
        expect(parser, parser.currentToken(), JsonToken.START_ARRAY);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            expect(parser, parser.currentToken(), JsonToken.START_OBJECT);
            String own = module;
            String test = "";
            String environment = "";
            Map<String, Long> metrics = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "module" -> own = parser.getText();
                    case "test" -> test = parser.getText();
                    case "environment" -> environment = parser.getText();
                    default -> {
                        if (value == JsonToken.VALUE_NUMBER_INT) {
                            metrics.put(name, parser.getLongValue());
                        } else {
                            parser.skipChildren();
                        }
                    }
                }
            }
            Test found = new Test(own, test, environment);
            if (wanted.test(found)) {
                figures.put(found, metrics);
            }
        }
    }

    private static void expect(JsonParser parser, @Nullable JsonToken found, JsonToken expected) throws IOException {
        if (found != expected) {
            throw new IOException("found " + found + " at column "
                    + parser.currentLocation().getColumnNr() + ", where " + expected + " was expected");
        }
    }
}
