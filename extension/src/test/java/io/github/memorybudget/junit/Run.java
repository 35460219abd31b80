package io.github.memorybudget.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;
import org.junit.platform.testkit.engine.Events;

/** A class of cases that Jupiter ran, and the lines that were written. */
final class Run {

    private final EngineExecutionResults execution;
    private final List<Line> lines;

    private Run(EngineExecutionResults execution, List<Line> lines) {
        this.execution = execution;
        this.lines = lines;
    }

    /** Runs the cases with results in a directory, and with more configuration parameters, by key and value. */
    static Run of(Path results, Class<?> cases, String... parameters) {
        return of(results, List.of(cases), parameters);
    }

    static Run of(Path results, List<Class<?>> cases, String... parameters) {
        EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter")
                .selectors(cases.stream().map(DiscoverySelectors::selectClass).toArray(DiscoverySelector[]::new))
                .configurationParameter("memoryBudget.resultsDirectory", results.toString());
        for (int i = 0; i < parameters.length; i += 2) {
            kit.configurationParameter(parameters[i], parameters[i + 1]);
        }
        EngineExecutionResults execution = kit.execute();
        return new Run(execution, read(results));
    }

    Events tests() {
        return execution.testEvents();
    }

    /** What a test threw, by the beginning of its display name. */
    Optional<Throwable> failureOf(String displayName) {
        List<Event> events = tests().filter(
                        event -> event.getTestDescriptor().getDisplayName().startsWith(displayName))
                .filter(event -> event.getType() == EventType.FINISHED)
                .toList();
        assertThat(events).as("executions of " + displayName).hasSize(1);
        return events.get(0).getRequiredPayload(TestExecutionResult.class).getThrowable();
    }

    List<Line> lines() {
        return lines;
    }

    List<Line> results() {
        return lines.stream().filter(line -> line.text("type").equals("result")).toList();
    }

    List<Line> results(String method) {
        return results().stream()
                .filter(line -> line.text("method").equals(method))
                .toList();
    }

    /** The only result of a method. */
    Line result(String method) {
        assertThat(results(method)).as("results of " + method).hasSize(1);
        return results(method).get(0);
    }

    static List<Line> read(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                for (String text : Files.readAllLines(file)) {
                    lines.add(Line.parse(text));
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return lines;
    }

    /** One line, as maps, lists, texts, numbers and truths. */
    record Line(Map<String, Object> members) {

        static Line parse(String json) throws IOException {
            try (JsonParser parser = new JsonFactory().createParser(json)) {
                parser.nextToken();
                @SuppressWarnings("unchecked")
                Map<String, Object> members = (Map<String, Object>) value(parser);
                return new Line(members);
            }
        }

        private static Object value(JsonParser parser) throws IOException {
            return switch (parser.currentToken()) {
                case START_OBJECT -> {
                    Map<String, Object> members = new LinkedHashMap<>();
                    while (parser.nextToken() != JsonToken.END_OBJECT) {
                        String name = parser.currentName();
                        parser.nextToken();
                        members.put(name, value(parser));
                    }
                    yield members;
                }
                case START_ARRAY -> {
                    List<Object> elements = new ArrayList<>();
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        elements.add(value(parser));
                    }
                    yield elements;
                }
                case VALUE_STRING -> parser.getText();
                case VALUE_NUMBER_INT -> parser.getLongValue();
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                default -> throw new IllegalStateException(parser.currentToken() + " in a result line");
            };
        }

        /** The member at a path of names; null where there is none. */
        Object at(String... path) {
            Object at = members;
            for (String name : path) {
                at = at instanceof Map<?, ?> map ? map.get(name) : null;
            }
            return at;
        }

        String text(String... path) {
            return (String) at(path);
        }

        long number(String... path) {
            return (Long) at(path);
        }

        /** The objects of an array. */
        @SuppressWarnings("unchecked")
        List<Line> objects(String... path) {
            return ((List<Map<String, Object>>) at(path))
                    .stream().map(Line::new).toList();
        }

        /** {@code kind metric: message} of each finding. */
        List<String> findings() {
            List<String> findings = new ArrayList<>();
            for (Object each : (List<?>) at("findings")) {
                Map<?, ?> finding = (Map<?, ?>) each;
                findings.add(finding.get("kind") + " " + finding.get("metric") + ": " + finding.get("message"));
            }
            return findings;
        }

        /** {@code PASS HEALTHY}, or the verdict alone. */
        String answer() {
            return at("pattern") == null ? text("verdict") : text("verdict") + " " + text("pattern");
        }
    }
}
