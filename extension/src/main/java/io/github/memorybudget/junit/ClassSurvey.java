package io.github.memorybudget.junit;

import io.github.memorybudget.core.config.Mode;
import io.github.memorybudget.core.measure.LevelWindow;
import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.result.Basis;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.ClassLine;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Figures;
import io.github.memorybudget.core.result.ThreadsFigure;
import io.github.memorybudget.core.verdict.Metric;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestIdentifier;

/**
 * What each test class leaves behind, from before its {@code @BeforeAll} methods to after its {@code @AfterAll} methods.
 *
 * <p>When JUnit tells that a class has finished, it still holds the class's context, its store, and the instance that all
 * tests shared. So the class's window is closed only with what comes next. Sequential runs only.
 */
final class ClassSurvey {

    /** The last segment of a class's own id; invocations of a parameterized class are part of it. */
    private static final Pattern CLASS = Pattern.compile(".*/\\[(nested-)?class(-template)?:[^/]*]");

    private static final int MOST_CLASSES = 20;

    private final Function<String, Optional<String>> parameters;
    private final Deque<OpenClass> open = new ArrayDeque<>();
    private final List<OpenClass> finished = new ArrayList<>();

    /** Windows are made once and kept, so that they are no growth. */
    private final Deque<LevelWindow> unused = new ArrayDeque<>();

    ClassSurvey(Function<String, Optional<String>> parameters) {
        this.parameters = parameters;
    }

    /** What a run with these configuration parameters surveys; nothing where they are malformed, which tests will tell. */
    static SurveyScope scope(Function<String, Optional<String>> parameters) {
        Settings settings = new Settings(parameters, null);
        try {
            return settings.survey();
        } catch (ExtensionConfigurationException malformed) {
            Recorder.warn("There is no survey: " + malformed.getMessage());
            return SurveyScope.NONE;
        }
    }

    void started(TestIdentifier identifier) {
        closeFinished();
        if (!CLASS.matcher(identifier.getUniqueId()).matches()
                || !(identifier.getSource().orElse(null) instanceof ClassSource source)) {
            return;
        }
        Class<?> testClass = source.getJavaClass();
        Settings settings =
                new Settings(parameters, BuildDirectory.session(testClass).orElse(null));
        if (settings.mode() == Mode.OFF) {
            return;
        }
        Recorder recorder = Recorder.in(settings.resultsDirectory(), settings.session(), true);
        Calibration.ensure();
        LevelWindow window = unused.isEmpty() ? new LevelWindow() : unused.pop();
        open.push(new OpenClass(testClass.getName(), identifier.getUniqueId(), recorder, window, new Bookkeeping()));
        window.open();
    }

    void registered(TestIdentifier identifier) {
        open.forEach(each -> each.bookkeeping().note(identifier));
    }

    void finished(TestIdentifier identifier) {
        closeFinished();
        if (!open.isEmpty() && open.peek().uniqueId().equals(identifier.getUniqueId())) {
            finished.add(open.pop());
        }
    }

    /** The run is over. */
    void end() {
        closeFinished();
    }

    private void closeFinished() {
        for (OpenClass each : finished) {
            ClassLine line = line(each, each.window().close());
            each.recorder().append(line);
            SurveySummary.add(line);
            unused.push(each.window());
        }
        finished.clear();
    }

    private static ClassLine line(OpenClass of, Measurement left) {
        Long retained = left.retained() == null
                ? null
                : left.retained() - of.bookkeeping().bytes(left.growth());
        Figures figures = new Figures(
                cold(retained),
                null,
                null,
                cold(left.offHeap()),
                left.threads() == null
                        ? null
                        : new ThreadsFigure(null, left.threads().size(), left.threads()),
                List.of());
        return new ClassLine(
                of.className(),
                of.uniqueId(),
                figures,
                retained == null || retained <= SurveyScope.GROWTH_FROM ? List.of() : largest(left.growth()),
                left.unavailable().get(Metric.RETAINED),
                left.startedAt(),
                left.durationMillis());
    }

    private static List<ClassGrowth> largest(List<ClassGrowth> growth) {
        return growth.stream()
                .filter(row -> row.bytes() > 0 && !Bookkeeping.isJUnits(row.className()))
                .limit(MOST_CLASSES)
                .toList();
    }

    private static @Nullable Figure cold(@Nullable Long measured) {
        return measured == null ? null : new Figure(null, measured, Basis.COLD, List.of(), null, null);
    }

    /** A class that is running, or has just finished. */
    private record OpenClass(
            String className, String uniqueId, Recorder recorder, LevelWindow window, Bookkeeping bookkeeping) {}
}
