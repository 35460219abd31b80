package io.github.memorybudget.core.heapdump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.HashBiMap;
import com.google.common.collect.MapMaker;
import io.github.memorybudget.core.result.LeakTrace;
import io.github.memorybudget.core.result.StepNote;
import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.LongObjectHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectAVLTreeMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectLinkedOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.objects.ObjectArrayList;
import it.unimi.dsi.fastutil.objects.ObjectOpenHashSet;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Collections of libraries read as collections, with as many entries as were added. */
class LibraryCollectionsTest {

    private static final int ENTRIES = 500;

    @TempDir
    private static Path directory;

    private static HolderReport report;

    /** What an entry holds. */
    private static final class Item {
        private final long[] content = new long[10];
    }

    /** A collection, and how an entry gets into it. */
    private record Filled(Object collection, String name, IntConsumer one) {}

    /** By the name of the static field. */
    private static final Map<String, Filled> ALL = new LinkedHashMap<>();

    // A static field each: paths begin with it.
    private static Object guavaCache;
    private static Object guavaBounded;
    private static Object guavaMapMaker;
    private static Object guavaBiMap;
    private static Object guavaMultimap;
    private static Object caffeine;
    private static Object caffeineBounded;
    private static Object objectMap;
    private static Object intMap;
    private static Object linkedIntMap;
    private static Object treeIntMap;
    private static Object longMap;
    private static Object objectToInt;
    private static Object objectList;
    private static Object objectSet;
    private static Object nettyInt;
    private static Object nettyLong;

    @BeforeAll
    static void fill() throws Exception {
        var cache = CacheBuilder.newBuilder().<Integer, Item>build();
        guavaCache = add("guavaCache", cache, "com.google.common.cache.LocalCache", i -> cache.put(i, new Item()));
        var bounded = CacheBuilder.newBuilder().maximumSize(100_000).<Integer, Item>build();
        guavaBounded =
                add("guavaBounded", bounded, "com.google.common.cache.LocalCache", i -> bounded.put(i, new Item()));
        var mapMaker = new MapMaker().weakKeys().<Integer, Item>makeMap();
        List<Integer> keys =
                IntStream.range(0, ENTRIES).mapToObj(i -> i + 100_000).toList();
        guavaMapMaker = add(
                "guavaMapMaker",
                Map.of("keys", keys, "map", mapMaker),
                "com.google.common.collect.MapMakerInternalMap",
                i -> mapMaker.put(keys.get(i), new Item()));
        var biMap = HashBiMap.<Integer, Item>create();
        guavaBiMap = add("guavaBiMap", biMap, "com.google.common.collect.HashBiMap", i -> biMap.put(i, new Item()));
        var multimap = ArrayListMultimap.<String, Item>create();
        guavaMultimap = add("guavaMultimap", multimap, "java.util.ArrayList", i -> multimap.put("one", new Item()));
        var caffeineMap = Caffeine.newBuilder().<Integer, Item>build();
        caffeine = add(
                "caffeine", caffeineMap, "java.util.concurrent.ConcurrentHashMap", i -> caffeineMap.put(i, new Item()));
        // Named for its features: strong keys, strong values, maximum size.
        var caffeineSized = Caffeine.newBuilder().maximumSize(100_000).<Integer, Item>build();
        caffeineBounded = add(
                "caffeineBounded",
                caffeineSized,
                "com.github.benmanes.caffeine.cache.SSMS",
                i -> caffeineSized.put(i, new Item()));
        String fastutil = "it.unimi.dsi.fastutil.";
        var o2o = new Object2ObjectOpenHashMap<Object, Item>();
        objectMap = add("objectMap", o2o, fastutil + "objects.Object2ObjectOpenHashMap", i -> o2o.put(i, new Item()));
        var i2o = new Int2ObjectOpenHashMap<Item>();
        intMap = add("intMap", i2o, fastutil + "ints.Int2ObjectOpenHashMap", i -> i2o.put(i, new Item()));
        var linked = new Int2ObjectLinkedOpenHashMap<Item>();
        linkedIntMap = add(
                "linkedIntMap", linked, fastutil + "ints.Int2ObjectLinkedOpenHashMap", i -> linked.put(i, new Item()));
        var tree = new Int2ObjectAVLTreeMap<Item>();
        treeIntMap = add("treeIntMap", tree, fastutil + "ints.Int2ObjectAVLTreeMap", i -> tree.put(i, new Item()));
        var l2o = new Long2ObjectOpenHashMap<Item>();
        longMap = add("longMap", l2o, fastutil + "longs.Long2ObjectOpenHashMap", i -> l2o.put(i, new Item()));
        var o2i = new Object2IntOpenHashMap<Item>();
        objectToInt = add("objectToInt", o2i, fastutil + "objects.Object2IntOpenHashMap", i -> o2i.put(new Item(), i));
        var list = new ObjectArrayList<Item>();
        objectList = add("objectList", list, fastutil + "objects.ObjectArrayList", i -> list.add(new Item()));
        var set = new ObjectOpenHashSet<Item>();
        objectSet = add("objectSet", set, fastutil + "objects.ObjectOpenHashSet", i -> set.add(new Item()));
        var netty = new IntObjectHashMap<Item>();
        nettyInt = add("nettyInt", netty, "io.netty.util.collection.IntObjectHashMap", i -> netty.put(i, new Item()));
        var nettyL = new LongObjectHashMap<Item>();
        nettyLong =
                add("nettyLong", nettyL, "io.netty.util.collection.LongObjectHashMap", i -> nettyL.put(i, new Item()));

        HeapDumper dumper = new HeapDumper(directory);
        dumper.dump().close();
        HolderRules rules = new HolderRules(
                ClassNamePatterns.of(LibraryCollectionsTest.class.getName()),
                Set.of(),
                ClassNamePatterns.of("org.junit.*", "org.apache.maven.*"),
                ClassNamePatterns.NONE);
        try (HeapDump before = dumper.dump()) {
            for (Filled filled : ALL.values()) {
                for (int i = 0; i < ENTRIES; i++) {
                    filled.one.accept(i);
                }
            }
            try (HeapDump after = dumper.dump()) {
                report = HeapAnalysis.compare(before, after, rules, 2 * ALL.size());
            }
        }
    }

    private static Object add(String field, Object collection, String name, IntConsumer one) {
        ALL.put(field, new Filled(collection, name, one));
        return collection;
    }

    @AfterAll
    static void empty() throws ReflectiveOperationException {
        for (String field : ALL.keySet()) {
            LibraryCollectionsTest.class.getDeclaredField(field).set(null, null);
        }
        ALL.clear();
        report = null;
    }

    @TestFactory
    List<DynamicTest> hasItsEntries() {
        return ALL.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> check(each.getKey(), each.getValue())))
                .toList();
    }

    private static void check(String field, Filled filled) {
        String holder = "static " + LibraryCollectionsTest.class.getName() + "." + field;
        List<LeakTrace> traces = report.traces().stream()
                .filter(trace -> trace.path().get(0).equals(holder))
                .toList();
        assertThat(traces).as(report.traces()::toString).hasSize(1);
        LeakTrace trace = traces.get(0);
        int step = trace.path().indexOf(filled.name + "[*]");
        assertThat(step).as(trace.path()::toString).isPositive();
        assertThat(trace.notes())
                .filteredOn(note -> note.step() == step)
                .extracting(StepNote::entries, StepNote::grown)
                .as(trace::toString)
                .containsExactly(tuple((long) ENTRIES, (long) ENTRIES));
        assertThat(trace.path().get(trace.path().size() - 1)).isEqualTo(Item.class.getName());
        assertThat(Objects.requireNonNull(trace.cause())).contains("that only grows");
    }
}
