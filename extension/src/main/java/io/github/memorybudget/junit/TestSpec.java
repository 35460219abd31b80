package io.github.memorybudget.junit;

import io.github.memorybudget.core.config.Key;
import io.github.memorybudget.core.config.Mode;
import io.github.memorybudget.core.judge.Budget;
import io.github.memorybudget.core.measure.Plan;
import io.github.memorybudget.core.result.TestIdentity;
import io.github.memorybudget.core.result.TestKey;
import io.github.memorybudget.core.session.BaselineLimits;
import io.github.memorybudget.core.verdict.Metric;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What stands for one test: its budgets, the settings, and whether it is surveyed.
 *
 * @param budget all limits
 * @param settings the settings
 * @param mode what happens with a violation
 * @param survey what is measured whether a budget stands or not
 * @param plan what the suite's own run looks at
 */
record TestSpec(ResolvedBudget budget, Settings settings, Mode mode, SurveyScope survey, Plan plan) {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(TestSpec.class);
    private static final Budget NOTHING_USUAL = new Budget(Map.of(), false, false);

    /**
     * Resolved once a test method and kept in its context.
     *
     * @throws ExtensionConfigurationException if an annotation or a setting is malformed or unknown
     */
    static TestSpec of(ExtensionContext context) {
        ExtensionContext owner = TestIdentities.owner(context);
        return owner.getStore(NAMESPACE).getOrComputeIfAbsent(TestSpec.class, key -> resolve(owner), TestSpec.class);
    }

    private static TestSpec resolve(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        // Nothing of this changes within a run, and each test method asks.
        Settings settings = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(testClass, key -> settings(context, testClass), Settings.class);
        ResolvedBudget budget = new BudgetResolver(settings, context.getTestMethod(), testClass).resolve();
        SurveyScope survey = settings.survey();
        return new TestSpec(budget, settings, settings.mode(), survey, plan(budget.budget(), survey));
    }

    private static Settings settings(ExtensionContext context, Class<?> testClass) {
        refuseUnknownKeys();
        Settings settings = new Settings(
                context.getRoot()::getConfigurationParameter,
                BuildDirectory.session(testClass).orElse(null));
        settings.validate();
        return settings;
    }

    private static void refuseUnknownKeys() {
        List<String> complaints = Key.complaints(
                union(System.getProperties().stringPropertyNames(), OuterRequest.keys()),
                System.getenv().keySet());
        if (!complaints.isEmpty()) {
            throw new ExtensionConfigurationException(String.join("; ", complaints));
        }
    }

    private static Set<String> union(Set<String> a, Set<String> b) {
        Set<String> all = new TreeSet<>(a);
        all.addAll(b);
        return all;
    }

    boolean isBudgeted() {
        return !budget.isEmpty();
    }

    /** Whether its body is measured: a budget stands, or everything is surveyed. */
    boolean isMeasured() {
        return mode != Mode.OFF && (isBudgeted() || survey != SurveyScope.NONE);
    }

    private static Plan plan(Budget limits, SurveyScope survey) {
        Set<Metric> metrics = EnumSet.of(Metric.ALLOCATED);
        metrics.addAll(survey.metrics());
        metrics.addAll(limits.limits().keySet());
        return new Plan(
                metrics,
                limits.limits().getOrDefault(Metric.RETAINED, survey.growthFrom()),
                limits.limits().getOrDefault(Metric.PEAK, 0L));
    }

    /**
     * What the baseline allows of a budgeted test, as a second budget: what is above it is run again, but does not fail here.
     * Only what rehearsals measure can stand there.
     */
    Budget usual(TestIdentity test) {
        BaselineLimits limits = settings.baselineLimits();
        if (limits == BaselineLimits.NONE || !isBudgeted()) {
            return NOTHING_USUAL;
        }
        Map<Metric, Long> usual = new EnumMap<>(Metric.class);
        limits.of(TestKey.of(test)).forEach((metric, limit) -> {
            if (metric == Metric.ALLOCATED || budget.budget().limit(metric) != null) {
                usual.put(metric, limit);
            }
        });
        return new Budget(usual, budget.budget().allThreads(), false);
    }

    /** Whether it is rehearsed although nothing is over budget; what is only surveyed never is. */
    boolean measuresWarm() {
        return isBudgeted() && settings.isOn(Key.MEASURE_WARM);
    }
}
