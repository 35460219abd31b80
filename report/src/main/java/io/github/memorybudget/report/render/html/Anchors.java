package io.github.memorybudget.report.render.html;

import io.github.memorybudget.report.model.JudgedTest;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Where a test stands on the page. Names can hold anything, so the anchor is the test's number. */
final class Anchors {

    private final Map<JudgedTest, Integer> numbers = new IdentityHashMap<>();

    Anchors(List<JudgedTest> tests) {
        tests.forEach(test -> numbers.put(test, numbers.size() + 1));
    }

    String of(JudgedTest test) {
        return "test-" + numbers.get(test);
    }
}
