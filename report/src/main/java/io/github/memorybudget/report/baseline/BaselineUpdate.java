package io.github.memorybudget.report.baseline;

import io.github.memorybudget.core.result.TestKey;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.verdict.Verdict;
import io.github.memorybudget.report.model.JudgedTest;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * Accepts today's figures. What is smaller, or new, is taken; what is larger only if that is asked for, so that a
 * baseline can't grow by accident. What is the same within the tolerance stays as it is, so that the file does not change.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class BaselineUpdate {

    private final Baseline current;
    private final boolean allowLoosening;
    private final boolean dropRemoved;
    private final SortedMap<String, SortedMap<String, SortedMap<FigureKey, Long>>> measured = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> leaks = new TreeMap<>();
    private final SortedSet<String> judged = new TreeSet<>();
    private final SortedSet<String> coldOnly = new TreeSet<>();

    /**
     * An update that is about to begin.
     *
     * @param allowLoosening whether larger figures and new leaks are accepted too
     * @param dropRemoved whether tests that were not measured are taken out
     */
    public BaselineUpdate(Baseline current, boolean allowLoosening, boolean dropRemoved) {
        this.current = current;
        this.allowLoosening = allowLoosening;
        this.dropRemoved = dropRemoved;
    }

    /** Takes a test's figures; of two runs of one test the larger ones. */
    public void add(JudgedTest test) {
        if (test.environment() == null) {
            return;
        }
        TestResult result = test.result();
        String key = TestKey.of(test.test());
        SortedMap<String, SortedMap<FigureKey, Long>> tests =
                measured.computeIfAbsent(test.environment().key(), name -> new TreeMap<>());
        MeasuredFigure.of(result).forEach((figureKey, figure) -> {
            if (figure.warm()) {
                tests.computeIfAbsent(key, name -> new TreeMap<>()).merge(figureKey, figure.acceptable(), Math::max);
            } else {
                coldOnly.add(key);
            }
        });
        if (result.verdict() == Verdict.PASS || result.verdict() == Verdict.FAIL) {
            judged.add(key);
        }
        leaks.computeIfAbsent(key, name -> new TreeSet<>()).addAll(KnownLeaks.fingerprints(result));
    }

    /** The new baseline, and what is different in it. */
    public Accepted finish() {
        List<AcceptedChange> changes = new ArrayList<>();
        SortedMap<String, SortedMap<String, SortedMap<FigureKey, Long>>> environments = new TreeMap<>();
        current.environments().forEach((name, tests) -> environments.put(name, copy(tests)));
        measured.forEach((environment, tests) -> {
            SortedMap<String, SortedMap<FigureKey, Long>> kept =
                    environments.computeIfAbsent(environment, name -> new TreeMap<>());
            tests.forEach((test, figures) ->
                    accept(environment, test, figures, kept.computeIfAbsent(test, name -> new TreeMap<>()), changes));
            drop(environment, tests.keySet(), kept, changes);
            if (kept.isEmpty()) {
                environments.remove(environment);
            }
        });
        return new Accepted(
                new Baseline(current.tolerances(), knownLeaks(changes), environments), changes, List.copyOf(coldOnly));
    }

    private void accept(
            String environment,
            String test,
            SortedMap<FigureKey, Long> figures,
            SortedMap<FigureKey, Long> kept,
            List<AcceptedChange> changes) {
        figures.forEach((key, figure) -> {
            Long before = kept.get(key);
            Tolerance tolerance = current.tolerances().of(test, key.metric());
            AcceptedChange.Kind kind;
            if (before == null) {
                kind = AcceptedChange.Kind.ADDED;
            } else if (figure < tolerance.lowest(before)) {
                kind = AcceptedChange.Kind.TIGHTENED;
            } else if (figure > tolerance.highest(before)) {
                kind = allowLoosening ? AcceptedChange.Kind.LOOSENED : AcceptedChange.Kind.REFUSED;
            } else {
                return;
            }
            if (kind != AcceptedChange.Kind.REFUSED) {
                kept.put(key, figure);
            }
            changes.add(AcceptedChange.ofFigure(kind, environment, test, key, before, figure));
        });
    }

    private void drop(
            String environment,
            java.util.Set<String> tests,
            SortedMap<String, SortedMap<FigureKey, Long>> kept,
            List<AcceptedChange> changes) {
        for (String test : List.copyOf(kept.keySet())) {
            if (dropRemoved && !tests.contains(test) && !judged.contains(test)) {
                kept.remove(test);
                changes.add(AcceptedChange.ofTest(AcceptedChange.Kind.DROPPED, environment, test, null));
            }
        }
    }

    private SortedMap<String, SortedSet<String>> knownLeaks(List<AcceptedChange> changes) {
        SortedMap<String, SortedSet<String>> all = new TreeMap<>();
        current.knownLeaks().forEach((test, prints) -> all.put(test, new TreeSet<>(prints)));
        leaks.forEach((test, found) -> {
            SortedSet<String> known = all.computeIfAbsent(test, name -> new TreeSet<>());
            for (String print : List.copyOf(known)) {
                if (judged.contains(test) && !found.contains(print)) {
                    known.remove(print);
                    changes.add(AcceptedChange.ofTest(AcceptedChange.Kind.LEAK_GONE, null, test, print));
                }
            }
            for (String print : found) {
                if (!known.contains(print)) {
                    AcceptedChange.Kind kind =
                            allowLoosening ? AcceptedChange.Kind.LEAK_ACCEPTED : AcceptedChange.Kind.LEAK_REFUSED;
                    if (allowLoosening) {
                        known.add(print);
                    }
                    changes.add(AcceptedChange.ofTest(kind, null, test, print));
                }
            }
        });
        all.values().removeIf(SortedSet::isEmpty);
        return all;
    }

    private static SortedMap<String, SortedMap<FigureKey, Long>> copy(
            SortedMap<String, SortedMap<FigureKey, Long>> tests) {
        SortedMap<String, SortedMap<FigureKey, Long>> copy = new TreeMap<>();
        tests.forEach((test, figures) -> copy.put(test, new TreeMap<>(figures)));
        return copy;
    }
}
