package io.github.memorybudget.junit;

import java.util.Optional;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Found by the launcher. Remembers the run's configuration parameters for rehearsals, has our extension registered where
 * annotations can't do it, surveys test classes, warns of budgets that no test will ever honour, and sums up at the end
 * where no build does.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MemoryBudgetListener implements TestExecutionListener {

    private @Nullable StartingEngine engine;
    private @Nullable ClassSurvey survey;

    /** For the launcher's service loader. */
    public MemoryBudgetListener() {}

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
        OuterRequest.rememberKeys(testPlan.getConfigurationParameters().keySet());
        MisplacedBudgets.warn(testPlan);
        Function<String, Optional<String>> parameters = testPlan.getConfigurationParameters()::get;
        SurveyScope scope = ClassSurvey.scope(parameters);
        boolean overridden = new OverriddenBudgets().areIn(testPlan);
        if (scope != SurveyScope.NONE || overridden) {
            register(parameters, scope != SurveyScope.NONE);
        }
        if (scope == SurveyScope.WHOLE) {
            survey = new ClassSurvey(parameters);
        }
    }

    private void register(Function<String, Optional<String>> parameters, boolean surveyed) {
        String what = surveyed
                ? "The survey reaches only tests with a budget: "
                : "Budgets on methods that a test overrides or implements have no effect: ";
        try {
            StartingEngine starting = new StartingEngine(AutoRegistration.in(parameters), true);
            AutoRegisteredExtension.begin();
            engine = starting;
            starting.begin();
            if (!parameters
                    .apply(AutoRegistration.ENABLED)
                    .map(Boolean::parseBoolean)
                    .orElse(false)) {
                Recorder.warn(what + "the launcher's request sets " + AutoRegistration.ENABLED
                        + " to false, which no system property can change");
            }
        } catch (AutoRegistrationException e) {
            Recorder.warn(what + e.getMessage());
        }
    }

    @Override
    public void dynamicTestRegistered(TestIdentifier identifier) {
        if (survey != null) {
            survey.registered(identifier);
        }
    }

    @Override
    public void executionStarted(TestIdentifier identifier) {
        if (engine != null && isJupiter(identifier)) {
            engine.end();
        }
        if (survey != null) {
            survey.started(identifier);
        }
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        if (survey != null) {
            survey.finished(identifier);
        }
        if (engine != null && isJupiter(identifier)) {
            // A suite's next engine starts, too.
            engine.begin();
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan testPlan) {
        if (engine != null) {
            engine.end();
            engine = null;
            AutoRegisteredExtension.end();
        }
        if (survey != null) {
            survey.end();
            survey = null;
        }
        SurveySummary.take().ifPresent(System.out::print);
        if (!BuildDirectory.belongsToBuild()) {
            RunSummary.take().ifPresent(System.out::print);
        }
    }

    private static boolean isJupiter(TestIdentifier identifier) {
        return identifier.getUniqueId().endsWith(Rehearsal.ENGINE_SEGMENT);
    }
}
