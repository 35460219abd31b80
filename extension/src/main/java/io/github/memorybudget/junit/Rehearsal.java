package io.github.memorybudget.junit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs one test again in this JVM, with its whole lifecycle, and nobody else's listeners or filters. The only class that
 * needs the launcher; where there is none, nothing loads it.
 */
final class Rehearsal {

    private static final String ENGINE_ID = "junit-jupiter";
    static final String ENGINE_SEGMENT = "[engine:" + ENGINE_ID + "]";

    private final Launcher launcher;
    private final LauncherDiscoveryRequest request;
    private final AutoRegistration registration;
    private final boolean keepsFixture;
    private boolean hasRunTest;

    private Rehearsal(
            Launcher launcher, LauncherDiscoveryRequest request, AutoRegistration registration, boolean keepsFixture) {
        this.launcher = launcher;
        this.request = request;
        this.registration = registration;
        this.keepsFixture = keepsFixture;
    }

    /**
     * Prepares rehearsals of one test.
     *
     * @param uniqueId the test's id; inside another engine, such as a suite's, its Jupiter part counts
     * @param parameters configuration parameters of the outer run, and the mark
     * @param registration what has our extension registered where no annotation does
     */
    static Rehearsal of(String uniqueId, Map<String, String> parameters, AutoRegistration registration) {
        TestEngine engine = ServiceLoader.load(TestEngine.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.getId().equals(ENGINE_ID))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no engine " + ENGINE_ID + " on the class path"));
        LauncherConfig config = LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .addTestEngines(engine)
                .build();
        DiscoverySelector selector = DiscoverySelectors.selectUniqueId(
                uniqueId.substring(Math.max(0, uniqueId.lastIndexOf(ENGINE_SEGMENT))));
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(List.of(selector))
                .configurationParameters(parameters)
                .configurationParameters(registration.parameters())
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .build();
        return new Rehearsal(
                LauncherFactory.create(config), request, registration, parameters.containsKey(KeptFixture.MARK));
    }

    /** Runs the test once; empty if it succeeded, else what went wrong. */
    Optional<String> run() {
        return Optional.ofNullable(execute().problem());
    }

    /**
     * Runs the test once with its class's static fields empty, unless it keeps the class's fixture, and again if it turns out to
     * need what was in one and there is time.
     */
    Optional<String> run(StaticFields fields, RehearsalWatchdog.Watch watch) {
        if (keepsFixture) {
            return run();
        }
        fields.empty();
        Outcome outcome = execute();
        if (outcome.missedValue && !watch.hasInterrupted() && fields.refill()) {
            return run(fields, watch);
        }
        return Optional.ofNullable(outcome.problem());
    }

    private Outcome execute() {
        StartingEngine engine = new StartingEngine(registration, false);
        Outcome outcome = new Outcome(engine);
        engine.begin();
        try {
            launcher.execute(request, outcome);
        } catch (OutOfMemoryError e) {
            // JUnit passes it on, through all that runs; but a rehearsal must not end the suite.
            outcome.problem = "it ran out of memory: " + e.getMessage();
        } finally {
            engine.end();
        }
        hasRunTest |= outcome.tests > 0;
        return outcome;
    }

    /** Whether a test of it has ended, well or not. */
    boolean hasRunTest() {
        return hasRunTest;
    }

    /** Whether a test ran, and what failed. */
    private static final class Outcome implements TestExecutionListener {

        private final StartingEngine engine;
        private @Nullable String problem;
        private boolean missedValue;
        private int tests;

        Outcome(StartingEngine engine) {
            this.engine = engine;
        }

        @Override
        public void executionStarted(TestIdentifier identifier) {
            engine.end();
        }

        @Override
        public void executionSkipped(TestIdentifier identifier, String reason) {
            problem = identifier.getDisplayName() + " was skipped: " + reason;
        }

        @Override
        public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
            if (identifier.isTest()) {
                tests++;
            }
            if (problem == null && result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                problem = identifier.getDisplayName() + " ended as " + result.getStatus()
                        + result.getThrowable().map(thrown -> ": " + thrown).orElse("");
                missedValue = identifier.isTest() || result.getThrowable().orElse(null) instanceof NullPointerException;
            }
        }

        @Nullable
        String problem() {
            return problem == null && tests == 0 ? "the launcher did not find it again" : problem;
        }
    }
}
