package io.github.memorybudget.benchmarks.sizing;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.ImmutableMap;
import io.github.memorybudget.core.footprint.ObjectSize;
import io.github.memorybudget.core.footprint.Sizer;
import io.github.memorybudget.core.vm.UnavailableException;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2ObjectOpenHashMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Prints what collections take for each entry; see {@code benchmarks/README.md}. */
public final class ElementCosts {

    /** A table of 16,384 places takes so many without growing, with the usual load factor of 0.75. */
    private static final int ENTRIES = 12_000;

    private static final int TABLE = 16_384;

    /** The places that an ArrayDeque starts with. */
    private static final int SMALL_DEQUE = 16 + 1;

    /** The places that fastutil's tables start with: 16 entries need more than 16 of them. */
    private static final int SMALL_TABLE = 32 + 1;

    private static final List<Integer> ELEMENTS =
            IntStream.range(1000, 1000 + ENTRIES).boxed().toList();

    private final List<ElementCost> costs = new ArrayList<>();

    private ElementCosts() {}

    /** Prints the table; no arguments. */
    public static void main(String[] arguments) throws UnavailableException {
        System.out.printf(
                Locale.ROOT,
                "Bytes for each of %,d entries, without keys and values: JDK %s%n%-36s %10s %14s%n",
                ENTRIES,
                System.getProperty("java.version"),
                "collection",
                "sized",
                "by arithmetic");
        for (ElementCost cost : all()) {
            System.out.printf(
                    Locale.ROOT,
                    "%-36s %10.2f %14.2f%s%n",
                    cost.collection(),
                    cost.bytesPerEntry(),
                    cost.reckonedPerEntry(),
                    cost.measured() == cost.reckoned() ? "" : "  differs");
        }
    }

    /** All collections. */
    static List<ElementCost> all() throws UnavailableException {
        // The first sizing starts JOL so that it does not try to attach to this JVM, as its layouts alone would.
        structure(ELEMENTS);
        ElementCosts all = new ElementCosts();
        all.jdk();
        all.guava();
        all.fastutil();
        return all.costs;
    }

    private void jdk() throws UnavailableException {
        long table = Layouts.ofReferences(TABLE);
        map("HashMap", HashMap::new, each("java.util.HashMap$Node") + table);
        map("LinkedHashMap", LinkedHashMap::new, each("java.util.LinkedHashMap$Entry") + table);
        map("TreeMap", TreeMap::new, each("java.util.TreeMap$Entry"));
        map("ConcurrentHashMap", ConcurrentHashMap::new, each("java.util.concurrent.ConcurrentHashMap$Node") + table);
        // Empty ones of the JDK share an array that is part of them.
        long empty = Layouts.ofReferences(0);
        collection("ArrayList, trimmed", ArrayList::new, Layouts.ofReferences(ENTRIES) - empty);
        collection("LinkedList", LinkedList::new, each("java.util.LinkedList$Node"));
        // An ArrayDeque keeps one place free.
        add(
                "ArrayDeque, presized",
                new ArrayDeque<>(),
                filled(new ArrayDeque<>(ENTRIES)),
                Layouts.ofReferences(ENTRIES + 1) - Layouts.ofReferences(SMALL_DEQUE));
    }

    private void guava() throws UnavailableException {
        Cache<Integer, Integer> cache = cache();
        fill(cache.asMap());
        add(
                "Guava Cache",
                cache(),
                cache,
                each("com.google.common.cache.LocalCache$StrongEntry")
                        + each("com.google.common.cache.LocalCache$StrongValueReference"));
        ImmutableMap<Integer, Integer> map = ImmutableMap.copyOf(fill(new HashMap<>()));
        // Entries that share a place of the table are of a subclass with a link.
        String linked = "com.google.common.collect.ImmutableMapEntry$NonTerminalImmutableMapEntry";
        long withLink = structure(map).classes().stream()
                .filter(size -> size.className().equals(linked))
                .mapToLong(size -> size.instances())
                .sum();
        add(
                "Guava ImmutableMap",
                ImmutableMap.of(),
                map,
                (ENTRIES - withLink) * Layouts.of("com.google.common.collect.ImmutableMapEntry")
                        + withLink * Layouts.of(linked)
                        + Layouts.ofReferences(ENTRIES)
                        - Layouts.ofReferences(0)
                        + Layouts.ofReferences(TABLE));
    }

    /** One segment with a table that is large enough from the start. */
    private static Cache<Integer, Integer> cache() {
        return CacheBuilder.newBuilder()
                .concurrencyLevel(1)
                .initialCapacity(TABLE)
                .build();
    }

    private void fastutil() throws UnavailableException {
        // One more place is for the key that marks free ones.
        map(
                "fastutil Object2ObjectOpenHashMap",
                Object2ObjectOpenHashMap::new,
                2 * (Layouts.ofReferences(TABLE + 1) - Layouts.ofReferences(SMALL_TABLE)));
        map(
                "fastutil Int2IntOpenHashMap",
                Int2IntOpenHashMap::new,
                2 * (Layouts.ofArray(int.class, TABLE + 1) - Layouts.ofArray(int.class, SMALL_TABLE)));
    }

    private static long each(String className) {
        return ENTRIES * Layouts.of(className);
    }

    private void map(String name, Supplier<Map<Integer, Integer>> maker, long reckoned) throws UnavailableException {
        add(name, maker.get(), fill(maker.get()), reckoned);
    }

    private void collection(String name, Supplier<Collection<Integer>> maker, long reckoned)
            throws UnavailableException {
        Collection<Integer> full = filled(maker.get());
        if (full instanceof ArrayList<Integer> list) {
            list.trimToSize();
        }
        add(name, maker.get(), full, reckoned);
    }

    private static Collection<Integer> filled(Collection<Integer> collection) {
        collection.addAll(ELEMENTS);
        return collection;
    }

    private static Map<Integer, Integer> fill(Map<Integer, Integer> map) {
        ELEMENTS.forEach(element -> map.put(element, element));
        return map;
    }

    private void add(String name, Object empty, Object full, long reckoned) throws UnavailableException {
        long measured = structure(full).bytes() - structure(empty).bytes();
        costs.add(new ElementCost(name, measured, reckoned, ENTRIES));
    }

    /** Without the elements. */
    private static ObjectSize structure(Object collection) throws UnavailableException {
        return Sizer.complete().leavingOut(Integer.class).size(collection);
    }
}
