package io.github.memorybudget.junit;

import io.github.memorybudget.core.config.Key;
import io.github.memorybudget.core.judge.Budget;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.verdict.Metric;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Resolves what stands for a test, attribute by attribute: the nearest level that sets it wins. */
final class BudgetResolver {

    /** Effective when no level says otherwise. */
    private static final int DEFAULT_REHEARSALS = 7;

    private static final String NONE = "none";

    private final Settings settings;
    private final List<Level<MemoryBudget>> levels;
    private final Optional<Method> method;
    private final Class<?> testClass;

    BudgetResolver(Settings settings, Optional<Method> method, Class<?> testClass) {
        this.settings = settings;
        this.method = method;
        this.testClass = testClass;
        this.levels = Levels.of(method, testClass, MemoryBudget.class);
    }

    /**
     * All that stands for the test.
     *
     * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if an annotation or a setting is malformed
     */
    ResolvedBudget resolve() {
        Map<FootprintField, Long> footprints = new FootprintResolver(this, testClass).resolve();
        refuseFootprintOnMethod();
        boolean annotated = !levels.isEmpty();
        Map<Metric, Long> limits = new EnumMap<>(Metric.class);
        if (annotated) {
            size(limits, Metric.RETAINED, "retained", MemoryBudget::retained, Key.DEFAULT_RETAINED);
            size(limits, Metric.ALLOCATED, "allocated", MemoryBudget::allocated, Key.DEFAULT_ALLOCATED);
            size(limits, Metric.PEAK, "peak", MemoryBudget::peak, Key.DEFAULT_PEAK);
            size(limits, Metric.OFF_HEAP, "offHeap", MemoryBudget::offHeap, Key.DEFAULT_OFF_HEAP);
            Integer threads = count("threads", MemoryBudget::threads, Key.DEFAULT_THREADS);
            if (threads != null) {
                limits.put(Metric.THREADS, threads.longValue());
            }
        }
        Integer rehearsals = count("rehearsals", MemoryBudget::rehearsals, Key.DEFAULT_REHEARSALS);
        boolean allThreads =
                Boolean.TRUE.equals(nearest("allThreads", budget -> budget.allThreads() ? Boolean.TRUE : null))
                        || settings.isOn(Key.DEFAULT_ALL_THREADS);
        return new ResolvedBudget(
                new Budget(limits, allThreads, settings.isOn(Key.FAIL_ON_UNPROVEN_PEAK)),
                footprints,
                rehearsals == null ? DEFAULT_REHEARSALS : rehearsals,
                firstUse(),
                knownLeak());
    }

    /** What the class levels say of the footprint of a field that does not say it itself. */
    @Nullable
    Long classFootprint() {
        Placed<String> text = placed("footprint", budget -> budget.footprint().isEmpty() ? null : budget.footprint());
        return text == null ? fromSetting(Key.DEFAULT_FOOTPRINT) : parse(text.value(), text.place(), "footprint");
    }

    private void refuseFootprintOnMethod() {
        if (method.isEmpty()) {
            return;
        }
        MemoryBudget own = method.get().getDeclaredAnnotation(MemoryBudget.class);
        if (own != null && !own.footprint().isEmpty()) {
            throw new BudgetDeclarationException(
                    Level.of(method.get(), MemoryBudget.class).direct().get(0).place(),
                    "footprint",
                    "\"" + own.footprint()
                            + "\" has no object to size here; put it on the field that holds the object");
        }
    }

    private void size(
            Map<Metric, Long> limits, Metric metric, String attribute, Function<MemoryBudget, String> value, Key key) {
        Placed<String> text = placed(attribute, budget -> {
            String set = value.apply(budget);
            return set.isEmpty() ? null : set;
        });
        Long limit = text == null ? fromSetting(key) : parse(text.value(), text.place(), attribute);
        if (limit != null) {
            limits.put(metric, limit);
        }
    }

    private @Nullable Long fromSetting(Key key) {
        Optional<String> text = settings.text(key);
        if (text.isEmpty() || text.get().strip().equals(NONE)) {
            return null;
        }
        try {
            return ByteSize.parse(text.get()).bytes();
        } catch (IllegalArgumentException e) {
            throw Settings.malformed(key, text.get());
        }
    }

    /**
     * A size in bytes; null for {@code "none"}.
     *
     * @throws BudgetDeclarationException if it is malformed
     */
    static @Nullable Long parse(String text, String place, String attribute) {
        if (text.strip().equals(NONE)) {
            return null;
        }
        try {
            return ByteSize.parse(text).bytes();
        } catch (IllegalArgumentException e) {
            throw new BudgetDeclarationException(place, attribute, e.getMessage() + ", or \"none\"");
        }
    }

    private @Nullable Integer count(String attribute, Function<MemoryBudget, Integer> value, Key key) {
        Placed<Integer> set = placed(attribute, budget -> value.apply(budget) == -1 ? null : value.apply(budget));
        if (set != null) {
            if (set.value() < 0) {
                throw new BudgetDeclarationException(
                        set.place(), attribute, set.value() + " is negative; write a whole number, 0 or more");
            }
            return set.value();
        }
        Optional<String> text = settings.text(key);
        if (text.isEmpty()) {
            return null;
        }
        try {
            int number = Integer.parseInt(text.get().strip());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw Settings.malformed(key, text.get());
        }
        throw Settings.malformed(key, text.get());
    }

    private FirstUse firstUse() {
        FirstUse set = nearest("firstUse", budget -> budget.firstUse() == FirstUse.INHERIT ? null : budget.firstUse());
        if (set != null) {
            return set;
        }
        for (Key key : List.of(Key.DEFAULT_FIRST_USE, Key.FIRST_USE)) {
            Optional<String> text = settings.text(key);
            if (text.isPresent()) {
                for (FirstUse value : FirstUse.values()) {
                    if (value != FirstUse.INHERIT
                            && value.name().equals(text.get().strip())) {
                        return value;
                    }
                }
                throw Settings.malformed(key, text.get());
            }
        }
        return FirstUse.COUNT_OWN;
    }

    private @Nullable KnownLeakDeclaration knownLeak() {
        for (Level<KnownLeak> level : Levels.of(method, testClass, KnownLeak.class)) {
            List<Level.Found<KnownLeak>> found = level.direct().isEmpty() ? level.meta() : level.direct();
            Placed<KnownLeakDeclaration> known = agreed(
                    found, "issue", each -> KnownLeakDeclaration.of(each.annotation(), each.place()), KnownLeak::issue);
            if (known != null) {
                return known.value();
            }
        }
        return null;
    }

    private <T> @Nullable T nearest(String attribute, Function<MemoryBudget, @Nullable T> value) {
        Placed<T> placed = placed(attribute, value);
        return placed == null ? null : placed.value();
    }

    private <T> @Nullable Placed<T> placed(String attribute, Function<MemoryBudget, @Nullable T> value) {
        for (Level<MemoryBudget> level : levels) {
            Placed<T> direct = agreed(level.direct(), attribute, found -> value.apply(found.annotation()), value);
            if (direct != null) {
                return direct;
            }
            Placed<T> meta = agreed(level.meta(), attribute, found -> value.apply(found.annotation()), value);
            if (meta != null) {
                return meta;
            }
        }
        return null;
    }

    /**
     * The value of those annotations that set one, and the first that does; null where none does.
     *
     * @param value what an annotation sets; null for nothing
     * @param written the same as it is written there, for the message
     * @throws BudgetDeclarationException if they set different ones
     */
    static <A extends Annotation, T> @Nullable Placed<T> agreed(
            List<Level.Found<A>> found,
            String attribute,
            Function<Level.Found<A>, @Nullable T> value,
            Function<A, ? extends @Nullable Object> written) {
        Level.Found<A> first = null;
        T agreed = null;
        for (Level.Found<A> each : found) {
            T set = value.apply(each);
            if (set == null) {
                continue;
            }
            if (first == null) {
                first = each;
                agreed = set;
            } else if (!set.equals(agreed)) {
                throw new BudgetDeclarationException(
                        first.place() + " and " + each.place(),
                        attribute,
                        "they disagree: \"" + written.apply(first.annotation()) + "\" and \""
                                + written.apply(each.annotation()) + "\"; set it on the element itself to decide");
            }
        }
        return first == null || agreed == null ? null : new Placed<>(agreed, first.place());
    }

    /** A value and where it stands. */
    record Placed<T>(T value, String place) {}
}
