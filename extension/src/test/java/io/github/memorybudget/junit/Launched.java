package io.github.memorybudget.junit;

import io.github.memorybudget.junit.Run.Line;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Cases that were run by a launcher with its listeners, ours among them, as a build runs them. */
record Launched(Map<String, TestExecutionResult> outcomes, List<Line> lines, String out) {

    static Launched of(Path results, List<Class<?>> cases, Map<String, String> parameters) {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                .selectors(cases.stream().map(DiscoverySelectors::selectClass).toList())
                .configurationParameter("memoryBudget.resultsDirectory", results.toString())
                .configurationParameters(parameters);
        Map<String, TestExecutionResult> outcomes = new LinkedHashMap<>();
        TestExecutionListener notes = new TestExecutionListener() {
            @Override
            public synchronized void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
                if (identifier.isTest()) {
                    outcomes.put(identifier.getUniqueId(), result);
                }
            }
        };
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            LauncherFactory.create().execute(request.build(), notes);
        } finally {
            System.setOut(before);
        }
        return new Launched(outcomes, Run.read(results), out.toString(StandardCharsets.UTF_8));
    }

    List<Line> results(String method) {
        return ofType("result").stream()
                .filter(line -> line.text("method").equals(method))
                .toList();
    }

    /** The only result of a method. */
    Line result(String method) {
        List<Line> results = results(method);
        if (results.size() != 1) {
            throw new AssertionError(results.size() + " results of " + method);
        }
        return results.get(0);
    }

    List<Line> ofType(String type) {
        return lines.stream().filter(line -> line.text("type").equals(type)).toList();
    }

    /** The class line of one of the cases. */
    Line leftBy(Class<?> testClass) {
        List<Line> found = new ArrayList<>(ofType("class"));
        found.removeIf(line -> !line.text("class").equals(testClass.getName()));
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " class lines of " + testClass);
        }
        return found.get(0);
    }
}
