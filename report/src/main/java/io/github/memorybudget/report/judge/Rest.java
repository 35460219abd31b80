package io.github.memorybudget.report.judge;

import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.MoreTests;
import io.github.memorybudget.report.model.TestRun;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The tests that a report does not show: the results are read once more, so that they need not be held. */
record Rest(List<Module> modules, AttemptPolicy policy, Set<Shown> shown) implements MoreTests {

    /** What tells a run of a test from all others. */
    record Shown(String module, String uniqueId, Instant startedAt) {
        static Shown of(String module, TestRun run) {
            return new Shown(
                    module, run.test().uniqueId(), run.attempts().get(0).startedAt());
        }
    }

    static Rest of(List<Module> modules, AttemptPolicy policy, List<JudgedTest> tests) {
        Set<Shown> shown = new HashSet<>();
        tests.forEach(test -> shown.add(Shown.of(test.module(), test.run())));
        return new Rest(List.copyOf(modules), policy, shown);
    }

    @Override
    public void forEach(Consumer<JudgedTest> consumer) {
        for (Module module : modules) {
            TestJudge judge = new TestJudge(module.name(), module.baseline(), policy);
            module.results()
                    .read(jvm -> jvm.runs().forEach(run -> {
                        if (!shown.contains(Shown.of(module.name(), run))) {
                            consumer.accept(judge.judge(run, jvm.jvm()));
                        }
                    }));
        }
    }
}
