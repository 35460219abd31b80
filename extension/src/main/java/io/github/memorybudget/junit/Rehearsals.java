package io.github.memorybudget.junit;

import io.github.memorybudget.core.config.Key;
import io.github.memorybudget.core.judge.Budget;
import io.github.memorybudget.core.judge.Runs;
import io.github.memorybudget.core.judge.Suspicion;
import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.measure.Plan;
import io.github.memorybudget.core.verdict.Metric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs a suspicious test again until the answer is clear, leaving the suite's own run as it would have been. */
final class Rehearsals implements AutoCloseable {

    static final boolean LAUNCHER_PRESENT = isPresent("org.junit.platform.launcher.core.LauncherFactory");

    private static final String FAILED = "the rehearsal failed: ";

    private final ExtensionContext context;
    private final Budget budget;
    private final Budget usual;
    private final int most;
    private final Duration timeout;
    private @Nullable Long startedAt;
    private @Nullable StaticFields saved;
    private final RehearsalThread thread = new RehearsalThread();
    private @Nullable ClassFixture fixture;
    private @Nullable Rehearsal prepared;
    private boolean isApart;
    private boolean keepsFixture;

    /**
     * Rehearsals of one test.
     *
     * @param usual what the baseline allows, which the rehearsals must answer to as well
     */
    Rehearsals(ExtensionContext context, Budget budget, Budget usual, int most, Duration timeout) {
        this.context = context;
        this.budget = budget;
        this.usual = usual;
        this.most = most;
        this.timeout = timeout;
    }

    /** Looked at when it is needed: most tests are never rehearsed. */
    private ClassFixture fixture() {
        ClassFixture known = fixture;
        if (known == null) {
            known = ClassFixture.of(owner());
            fixture = known;
            keepsFixture = known.mustBeKept();
        }
        return known;
    }

    /** A dynamic test's own context has no class; its factory's has. */
    private Class<?> owner() {
        return TestIdentities.owner(context).getRequiredTestClass();
    }

    /**
     * The suite's own run with as many rehearsals as its suspects need.
     *
     * @param firstUse whether it is known that what the first run retained was first use of others; dear to ask
     */
    Runs of(Measurement cold, Set<Metric> suspects, BooleanSupplier firstUse) {
        String obstacle = obstacle();
        if (obstacle != null) {
            return new Runs(cold, List.of(), obstacle);
        }
        Plan plan = new Plan(budget.limits().keySet(), null, watchedPeak(cold));
        RehearsalDesk desk = RehearsalDesk.open(RehearsedBody.measured(plan));
        try {
            return rehearse(cold, suspects, firstUse, desk, saveStaticFields());
        } finally {
            prepared = null;
            desk.close();
        }
    }

    /** A peak that is within its budget is looked at near what the baseline allows, or nobody would see it exceed that. */
    private long watchedPeak(Measurement cold) {
        long limit = budget.limits().getOrDefault(Metric.PEAK, 0L);
        return Suspicion.of(budget, cold).contains(Metric.PEAK)
                ? limit
                : Math.max(0, Math.min(limit, usual.limits().getOrDefault(Metric.PEAK, limit)));
    }

    /**
     * Runs the test once more, within the time that all its rehearsals have together.
     *
     * @return why it could not be run, or empty
     */
    Optional<String> once(RehearsedBody body) {
        String obstacle = obstacle();
        if (obstacle != null) {
            return Optional.of(obstacle);
        }
        if (isLate()) {
            return Optional.of(late());
        }
        RehearsalDesk desk = RehearsalDesk.open(body);
        try {
            return run(desk, saveStaticFields(), "");
        } finally {
            prepared = null;
            desk.close();
        }
    }

    /** The time begins with the first rehearsal. */
    private boolean isLate() {
        long now = System.nanoTime();
        if (startedAt == null) {
            startedAt = now;
        }
        return now - startedAt > timeout.toNanos();
    }

    /** What went wrong, if anything did. */
    private Optional<String> run(RehearsalDesk desk, StaticFields saved, String failure) {
        Rehearsal rehearsal = prepared(desk);
        Optional<String> failed = runAnywhere(rehearsal, desk, saved, failure);
        if (failed.isEmpty() || keepsFixture || rehearsal.hasRunTest() || !canKeepFixture() || isLate()) {
            return failed;
        }
        // What the suite's own run has opened, such as a port, may be why nothing could be opened: so that is used.
        saved.restore();
        desk.take();
        keepsFixture = true;
        prepared = null;
        keepsFixture = runAnywhere(prepared(desk), desk, saved, failure).isEmpty();
        return keepsFixture ? Optional.empty() : failed;
    }

    private boolean canKeepFixture() {
        return fixture().canBeKept() && unregistrable() == null;
    }

    /** Why our extension can't be had for the class as a whole, or null. */
    private @Nullable String unregistrable() {
        try {
            AutoRegistration.in(context::getConfigurationParameter);
            return null;
        } catch (AutoRegistrationException e) {
            return e.getMessage();
        }
    }

    /** If it goes wrong on the suite's own thread, it is tried on another, and so are all later ones if that helps. */
    private Optional<String> runAnywhere(Rehearsal rehearsal, RehearsalDesk desk, StaticFields saved, String failure) {
        if (isApart) {
            return thread.run(() -> runHere(rehearsal, saved, failure));
        }
        Optional<String> failed = runHere(rehearsal, saved, failure);
        if (failed.isEmpty() || isLate()) {
            return failed;
        }
        desk.take();
        isApart = thread.run(() -> runHere(rehearsal, saved, failure)).isEmpty();
        return isApart ? Optional.empty() : failed;
    }

    /** The thread is not interrupted afterwards, whoever has done that. */
    private Optional<String> runHere(Rehearsal rehearsal, StaticFields saved, String failure) {
        long since = startedAt == null ? System.nanoTime() : startedAt;
        try (RehearsalWatchdog.Watch watch = RehearsalWatchdog.SHARED.watch(since + timeout.toNanos())) {
            Optional<String> failed = rehearsal.run(saved, watch);
            return watch.hasInterrupted()
                    ? Optional.of("the rehearsal did not end within " + timeout.toMillis() + " ms ("
                            + Key.REHEARSAL_TIMEOUT.fullName() + ")")
                    : failed.map(failure::concat);
        } finally {
            Thread.interrupted();
        }
    }

    private String late() {
        return "rehearsals took longer than " + timeout.toMillis() + " ms";
    }

    /** Why no rehearsal is possible at all, or null. */
    private @Nullable String obstacle() {
        if (most == 0) {
            return "rehearsals are switched off (rehearsals = 0)";
        }
        Optional<String> ended = fixture().obstacle();
        if (ended.isPresent() || keepsFixture && unregistrable() != null) {
            return ended.orElseGet(this::unregistrable);
        }
        return LAUNCHER_PRESENT ? null : "there is no JUnit Platform launcher on the class path";
    }

    /** Once for all rehearsals, since a later one goes on where the earlier one was. */
    private StaticFields saveStaticFields() {
        StaticFields fields = saved;
        if (fields == null) {
            fields = StaticFields.of(fixture());
            saved = fields;
        }
        return fields;
    }

    /** Leaves the test class as it was before the first rehearsal. */
    @Override
    public void close() {
        thread.close();
        if (saved != null) {
            saved.restore();
        }
    }

    /** The same for all that one desk is open for. */
    private Rehearsal prepared(RehearsalDesk desk) {
        Rehearsal known = prepared;
        if (known == null) {
            known = prepare(desk);
            prepared = known;
        }
        return known;
    }

    private Rehearsal prepare(RehearsalDesk desk) {
        Map<String, String> parameters = new HashMap<>(OuterRequest.parameters(context));
        parameters.put(RehearsalDesk.TICKET, desk.ticket());
        if (keepsFixture) {
            parameters.put(KeptFixture.MARK, "true");
        }
        AutoRegistration registration = MemoryBudgetExtension.isRegistered(context) && !keepsFixture
                ? AutoRegistration.NONE
                : AutoRegistration.in(context::getConfigurationParameter);
        return Rehearsal.of(context.getUniqueId(), parameters, registration);
    }

    private Runs rehearse(
            Measurement cold, Set<Metric> suspects, BooleanSupplier firstUse, RehearsalDesk desk, StaticFields saved) {
        List<Measurement> warm = new ArrayList<>();
        String problem = null;
        while (warm.size() < most && isOpen(suspects, cold, warm)) {
            if (isLate()) {
                problem = late();
                break;
            }
            Optional<String> failed = run(desk, saved, FAILED);
            Measurement found = desk.take();
            if (failed.isPresent() || found == null) {
                problem = failed.orElse(FAILED + "its body did not run");
                break;
            }
            warm.add(found);
            if (warm.size() == 1 && isOfRetainedOnce(suspects, found) && firstUse.getAsBoolean()) {
                break;
            }
        }
        return new Runs(cold, warm, warm.isEmpty() ? problem(problem) : null);
    }

    /**
     * Whether nothing is suspected but memory that the first rehearsal did not keep. More rehearsals would look for what only
     * some runs keep; that the first run kept nothing that counts is what is known of a test that is not suspected at all.
     */
    private boolean isOfRetainedOnce(Set<Metric> suspects, Measurement rehearsal) {
        return suspects.equals(Set.of(Metric.RETAINED))
                && usual.limits().isEmpty()
                && rehearsal.retained() != null
                && !Suspicion.of(budget, rehearsal).contains(Metric.RETAINED);
    }

    private boolean isOpen(Set<Metric> suspects, Measurement cold, List<Measurement> warm) {
        return Suspicion.isOpen(budget, suspects, cold, warm)
                || Suspicion.isOpen(usual, usual.limits().keySet(), cold, warm);
    }

    private static String problem(@Nullable String problem) {
        return problem == null ? "no rehearsal ran" : problem;
    }

    private static boolean isPresent(String className) {
        try {
            Class.forName(className, false, Rehearsals.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
