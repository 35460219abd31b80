package io.github.memorybudget.core.footprint;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Graphs of all kinds of objects, to be sized. */
final class SampleGraphs {

    private SampleGraphs() {}

    record Point(int x, long y) {}

    record Segment(Point from, Point to, List<Point> between) {}

    record Nested(Segment segment, Nested inner) {}

    enum Colour {
        RED {
            private final String ownState = "red's own";

            @Override
            String state() {
                return ownState;
            }
        },
        GREEN;

        String state() {
            return name();
        }
    }

    /** Its bytes are defined a second time, as a hidden class. */
    static class Template {
        final byte small = 1;
        final Object reference = new ArrayList<>(List.of("a"));
        final long large = 2;
        Object self = this;
    }

    static class Deeper extends Template {
        final short odd = 3;
        final String own = "own";
    }

    /** By name, in the order of making. */
    static Map<String, Object> make() throws IOException, ReflectiveOperationException {
        Map<String, Object> graphs = new LinkedHashMap<>();
        graphs.put("object", new Object());
        graphs.put("HashMap", fill(new HashMap<>(), 5000));
        graphs.put("TreeMap", fill(new TreeMap<>(), 500));
        graphs.put("LinkedList", new LinkedList<>(fill(new HashMap<>(), 50_000).values()));
        graphs.put("records", records());
        graphs.put("nested records", nested());
        graphs.put("tree of 200,000", tree(5, new int[1]));
        graphs.put("arrays", arrays());
        graphs.put("inheritance", List.of(new Template(), new Deeper()));
        graphs.put("enums", new Object[] {Colour.RED, Colour.GREEN, DayOfWeek.values()});
        graphs.put("EnumMap", new EnumMap<>(Map.of(Colour.RED, "r", Colour.GREEN, "g")));
        graphs.put("lambdas", lambdas());
        graphs.put("hidden class", hidden());
        graphs.put("references", references());
        graphs.put("circle", circle());
        graphs.put("Guava ImmutableMap", ImmutableMap.copyOf(fill(new HashMap<>(), 1000)));
        graphs.put("Guava ImmutableList", ImmutableList.of("a", 1, Colour.RED));
        graphs.put("Guava Cache", cache());
        graphs.put("Guava Multimap", multimap());
        graphs.put("fastutil objects", new Object2IntOpenHashMap<>(Map.of("a", 1, "b", 2)));
        graphs.put("fastutil ints", new Int2ObjectOpenHashMap<>(fill(new HashMap<>(), 1000)));
        graphs.put("fastutil longs", new LongArrayList(new long[100]));
        return graphs;
    }

    static Map<Integer, Integer> fill(Map<Integer, Integer> map, int entries) {
        for (int i = 0; i < entries; i++) {
            map.put(1000 + i, -1000 - i);
        }
        return map;
    }

    private static Object records() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            points.add(new Point(i, i));
        }
        return points;
    }

    private static Object nested() {
        Nested nested = null;
        for (int i = 0; i < 1000; i++) {
            Point point = new Point(i, i);
            nested = new Nested(new Segment(point, new Point(-i, -i), List.of(point)), nested);
        }
        return nested;
    }

    /** 10 children a node, and with depth 5 some 200,000 objects. */
    private static Object tree(int depth, int[] count) {
        List<Object> node = new ArrayList<>();
        int kind = count[0]++ % 3;
        node.add(kind == 0 ? "node " + count[0] : kind == 1 ? (Object) new Point(count[0], depth) : new long[depth]);
        if (depth > 0) {
            for (int i = 0; i < 10 - (depth == 5 ? 4 : 0); i++) {
                node.add(tree(depth - 1, count));
            }
        }
        return node;
    }

    private static Object arrays() {
        List<Object> all = new ArrayList<>();
        for (int length = 0; length < 40; length++) {
            all.add(new boolean[length]);
            all.add(new byte[length]);
            all.add(new char[length]);
            all.add(new short[length]);
            all.add(new int[length]);
            all.add(new float[length]);
            all.add(new long[length]);
            all.add(new double[length]);
            all.add(new Object[length]);
            all.add(new String[length][1]);
            all.add(new int[2][length]);
        }
        Object[] many = new Object[20_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = new int[] {i};
        }
        all.add(many);
        return all;
    }

    private static Object lambdas() {
        String captured = "captured " + System.nanoTime();
        Supplier<String> one = () -> captured;
        Supplier<Object> two = one::get;
        Runnable none = () -> {};
        return List.of(one, two, none);
    }

    private static Object hidden() throws IOException, ReflectiveOperationException {
        try (InputStream bytes = SampleGraphs.class.getResourceAsStream("SampleGraphs$Template.class")) {
            if (bytes == null) {
                throw new IOException("no class file of the template");
            }
            Class<?> hidden = MethodHandles.lookup()
                    .defineHiddenClass(bytes.readAllBytes(), true)
                    .lookupClass();
            return hidden.getDeclaredConstructor().newInstance();
        }
    }

    private static Object references() {
        Object both = new byte[100];
        return List.of(new WeakReference<>(both), new SoftReference<>("soft".repeat(10)), both);
    }

    private static Object circle() {
        Object[] circle = new Object[2];
        circle[0] = circle;
        circle[1] = new Object[] {circle, null};
        return circle;
    }

    private static Object cache() {
        Cache<Integer, Integer> cache =
                CacheBuilder.newBuilder().maximumSize(1000).build();
        fill(cache.asMap(), 500);
        return cache;
    }

    private static Object multimap() {
        ArrayListMultimap<String, Integer> multimap = ArrayListMultimap.create();
        for (int i = 0; i < 1000; i++) {
            multimap.put("key " + i % 50, 1000 + i);
        }
        return multimap;
    }
}
