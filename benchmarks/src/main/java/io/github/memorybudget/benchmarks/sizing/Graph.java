package io.github.memorybudget.benchmarks.sizing;

import com.google.common.collect.ImmutableMap;
import it.unimi.dsi.fastutil.objects.Object2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The graphs that sizers are compared on. */
public enum Graph {
    /** {@code HashMap<Integer, Integer>} of a million entries. */
    HASH_MAP(() -> fill(new HashMap<>(), 1_000_000)),
    /** {@code LinkedList<Integer>} of a million elements. */
    LINKED_LIST(() -> new LinkedList<>(numbers(1_000_000))),
    /** {@code ArrayList} of a million nested records. */
    RECORDS(Graph::records),
    /** A tree of some 200,000 objects of several kinds. */
    MIXED_TREE(Graph::tree),
    /** Arrays of all kinds. */
    ARRAYS(Graph::arrays),
    /** 20,000 {@code EnumMap}s. */
    ENUMS(Graph::enums),
    /** 100,000 lambdas that capture a string each. */
    LAMBDAS(Graph::lambdas),
    /** Guava's {@code ImmutableMap} of 200,000 entries. */
    GUAVA(() -> ImmutableMap.copyOf(fill(new HashMap<>(), 200_000))),
    /** fastutil's {@code Object2ObjectOpenHashMap} of 200,000 entries. */
    FASTUTIL(() -> fill(new Object2ObjectOpenHashMap<>(), 200_000));

    private static final int FAN_OUT = 10;

    private final Supplier<Object> maker;

    Graph(Supplier<Object> maker) {
        this.maker = maker;
    }

    /** Makes it anew. */
    public Object make() {
        return maker.get();
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(1000, 1000 + count).boxed().toList();
    }

    private static Map<Integer, Integer> fill(Map<Integer, Integer> map, int count) {
        for (int i = 0; i < count; i++) {
            map.put(1000 + i, -1000 - i);
        }
        return map;
    }

    private record Point(int x, int y) {}

    private record Place(Point at, long id) {}

    private static Object records() {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < 1_000_000; i++) {
            places.add(new Place(new Point(i, -i), i));
        }
        return places;
    }

    private static final class Node {
        final String name;
        final List<Node> children = new ArrayList<>();
        final Map<String, Object> properties = new HashMap<>();

        Node(int depth, String name) {
            this.name = name;
            properties.put("depth", depth);
            if (depth > 0) {
                for (int i = 0; i < FAN_OUT; i++) {
                    children.add(new Node(depth - 1, name + i));
                }
            }
        }
    }

    private static Object tree() {
        List<Node> roots = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            roots.add(new Node(4, "n" + i));
        }
        return roots;
    }

    private static Object arrays() {
        Object[] all = new Object[20_000];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Object[] {
                new byte[i % 50], new int[i % 7], new long[3][i % 4], new char[] {'a'}, new double[2], new Object[i % 9]
            };
        }
        return all;
    }

    private static Object enums() {
        List<EnumMap<TimeUnit, Integer>> maps = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            EnumMap<TimeUnit, Integer> map = new EnumMap<>(TimeUnit.class);
            map.put(TimeUnit.values()[i % 7], i);
            maps.add(map);
        }
        return maps;
    }

    private static Object lambdas() {
        List<Supplier<String>> all = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            String captured = "captured " + i;
            all.add(() -> captured);
        }
        return all;
    }
}
