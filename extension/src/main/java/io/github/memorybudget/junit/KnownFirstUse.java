package io.github.memorybudget.junit;

import io.github.memorybudget.core.result.ClassGrowth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Growth that an analysis in this JVM has shown to be first use alone, so that the same need not be analysed again: a test that
 * loads one more class, or links one more lambda expression, makes the very same objects as the one before.
 *
 * <p>The same means the same number of objects and bytes of every class, with the same classes loaded; only the
 * numbers in the names of generated classes may differ. A single object more is another growth. Where no class was
 * loaded, the same objects may well be something else, so that nothing is known of them; and rehearsals take place all the
 * same, since a class is loaded only once.
 */
final class KnownFirstUse {

    /** No test suite has so many; a bound all the same. */
    private static final int MOST = 10_000;

    private static final Pattern NUMBER =
            Pattern.compile("\\+0x[0-9a-f]+|(?<=\\$Lambda\\$|\\$Proxy|Accessor|\\$MH|\\$DMH|\\$LForm)\\d+");
    private static final Map<String, List<String>> HOLDERS = new HashMap<>();

    private KnownFirstUse() {}

    /** Asks once, so that what the JDK makes for it is there before a dump that shows what a test left. */
    static void pave() {
        holders(List.of(new ClassGrowth("byte[]", 1, 24)), Set.of("byte[]"));
    }

    /** What holds such growth, if it is known to be first use. */
    static synchronized Optional<List<String>> holders(List<ClassGrowth> growth, Set<String> loaded) {
        return loaded.isEmpty() ? Optional.empty() : Optional.ofNullable(HOLDERS.get(shape(growth, loaded)));
    }

    static synchronized void add(List<ClassGrowth> growth, Set<String> loaded, List<String> holders) {
        if (HOLDERS.size() < MOST) {
            HOLDERS.put(shape(growth, loaded), List.copyOf(holders));
        }
    }

    private static String shape(List<ClassGrowth> growth, Set<String> loaded) {
        Map<String, long[]> rows = new TreeMap<>();
        for (ClassGrowth row : growth) {
            long[] sums = rows.computeIfAbsent(plain(row.className()), name -> new long[2]);
            sums[0] += row.instances();
            sums[1] += row.bytes();
        }
        String grown = rows.entrySet().stream()
                .map(row -> row.getKey() + " " + row.getValue()[0] + " " + row.getValue()[1])
                .collect(Collectors.joining("\n"));
        return loaded.stream().map(KnownFirstUse::plain).sorted().collect(Collectors.joining("\n", "", "\n\n")) + grown;
    }

    private static String plain(String className) {
        return NUMBER.matcher(className).replaceAll("");
    }
}
