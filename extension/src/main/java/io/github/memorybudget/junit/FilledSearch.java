package io.github.memorybudget.junit;

import io.github.memorybudget.core.footprint.Footprint;
import io.github.memorybudget.core.heapdump.HeldBy;
import io.github.memorybudget.core.heapdump.HolderReport;
import io.github.memorybudget.core.heapdump.HolderRules;
import io.github.memorybudget.core.judge.OneOff;
import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.vm.UnavailableException;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells whether a first run that allocated more than its budget filled a cache with it: what it kept where no rehearsal finds
 * it to be made again.
 *
 * <p>Without a budget for {@code retained} nothing is known of the heap before the run. But behind static fields of classes
 * that the run itself initialised there is nothing from before it. These are few, and sized first; a dump, which tells what
 * nobody else holds, is only taken where they reach more than the budget.
 */
final class FilledSearch {

    private static final String UNSEEN = "whether classes that were there before hold more of it, only a budget for"
            + " retained beside it would show";

    private final ClassLoader loader;
    private final long limit;
    private final boolean countsAll;
    private long sized;
    private boolean dumped;

    /**
     * A search for one run.
     *
     * @param limit the budget for {@code allocated} in bytes
     * @param countsAll whether first use of others counts, too
     */
    FilledSearch(Class<?> testClass, long limit, boolean countsAll) {
        this.countsAll = countsAll;
        this.loader = testClass.getClassLoader();
        this.limit = limit;
    }

    /**
     * Whether only a dump tells; to be called right after the window.
     *
     * @param initialised classes that the run initialised
     */
    boolean needsDump(Measurement measured, Set<String> initialised, Predicate<String> own) {
        Long retained = measured.retained();
        if (retained != null && retained <= limit) {
            sized = Math.max(0, retained);
            return false;
        }
        if (countsAll) {
            dumped = true;
            return true;
        }
        try {
            sized = reached(initialised, own);
            dumped = sized > limit;
        } catch (ReflectiveOperationException
                | InaccessibleObjectException
                | LinkageError
                | UnavailableException unreadable) {
            dumped = true;
        }
        return dumped;
    }

    /** Bytes that static fields reach; in a method of its own, so that no local variable holds them when a dump is taken. */
    private long reached(Set<String> initialised, Predicate<String> own)
            throws ReflectiveOperationException, UnavailableException {
        List<Object> values = new ArrayList<>();
        for (String name : initialised) {
            if (own.test(name) && !name.contains("+0x")) {
                addStatics(Class.forName(name, false, loader), values);
            }
        }
        Object[] roots = values.toArray();
        long withArray = Footprint.bytesOf(roots);
        Arrays.fill(roots, null);
        return withArray - Footprint.bytesOf(roots);
    }

    private static void addStatics(Class<?> type, List<Object> values) throws IllegalAccessException {
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                field.setAccessible(true);
                Object value = field.get(null);
                if (value != null) {
                    values.add(value);
                }
            }
        }
    }

    /**
     * What is known.
     *
     * @param nothingLoaded whether the run loaded and initialised no class
     */
    OneOff answer(Measurement measured, FirstRunDump dump, HolderRules rules, boolean nothingLoaded) {
        if (!dumped) {
            String unseen = measured.retained() == null ? UNSEEN : null;
            return new OneOff.Kept(0, sized, 0, nothingLoaded, List.of(), unseen);
        }
        OneOff seen = dump.answer(
                (process, copy, folder) -> process.broughtByRun(copy, rules),
                found -> judged(found, measured, countsAll));
        // Of what was sized it is known that it is much, if not whose.
        return seen instanceof OneOff.Unknown unknown && sized > limit
                ? new OneOff.Kept(0, sized, 0, false, List.of(), unknown.reason())
                : seen;
    }

    static OneOff judged(HolderReport found, Measurement measured, boolean countsAll) {
        Long retained = measured.retained();
        long firstUse = countsAll ? 0 : found.warmUp();
        long brought = found.countedAtLeast() + found.warmUp() - firstUse;
        return new OneOff.Kept(
                brought,
                retained == null ? brought : Math.max(brought, retained - firstUse),
                firstUse,
                false,
                HolderWords.of(found, kind -> kind == HeldBy.OWN_FIRST_USE || countsAll, ByteSize::readable),
                retained == null ? UNSEEN : null);
    }
}
