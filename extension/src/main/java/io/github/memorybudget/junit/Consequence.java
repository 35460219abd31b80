package io.github.memorybudget.junit;

import io.github.memorybudget.core.config.Key;
import io.github.memorybudget.core.config.Mode;
import io.github.memorybudget.core.message.Diagnosis;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.verdict.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Does with a result what the mode says. */
final class Consequence {

    private final TestSpec spec;
    private final Recorder recorder;
    private final ExtensionContext context;

    Consequence(TestSpec spec, Recorder recorder, ExtensionContext context) {
        this.spec = spec;
        this.recorder = recorder;
        this.context = context;
    }

    /**
     * Fails the test, or tells.
     *
     * @throws MemoryBudgetExceededError if the test fails by this
     */
    void of(TestResult result) {
        if (result.isViolation()) {
            // A violation that could not be written down would be lost to the build's check: so the test fails.
            if (spec.mode() == Mode.ENFORCE || !recorder.works()) {
                throw error(result);
            }
            Recorder.warn(Diagnosis.of(result));
        } else if (result.verdict() == Verdict.INCONCLUSIVE) {
            if (spec.mode() == Mode.ENFORCE && spec.settings().isOn(Key.FAIL_ON_INCONCLUSIVE)) {
                throw error(result);
            }
            Recorder.warn(Diagnosis.headline(result));
            context.publishReportEntry("memoryBudget", Diagnosis.headline(result));
        }
    }

    private static MemoryBudgetExceededError error(TestResult result) {
        Finding first = result.findings().stream()
                .filter(finding -> finding.kind() == Finding.Kind.VIOLATION)
                .findFirst()
                .orElse(null);
        return new MemoryBudgetExceededError(
                Diagnosis.of(result),
                first == null ? "a figure" : "at most " + inUnit(first, first.budget()),
                first == null ? "none" : inUnit(first, first.measured()));
    }

    private static String inUnit(Finding finding, @Nullable Long value) {
        if (value == null) {
            return "unknown";
        }
        return finding.metric().isBytes() ? ByteSize.exact(value) : value.toString();
    }
}
