package io.github.memorybudget.benchmarks.heap;

import io.github.memorybudget.core.heapdump.HeapDump;
import io.github.memorybudget.core.heapdump.HeapDumper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fills its heap with so many live MB of everyday objects and dumps it: {@code LiveHeap folder shape}. There are blocks of
 * maps, lists, strings, records and arrays, one linked list where it is asked for, and one {@link Culprit} in a static map.
 */
final class LiveHeap {

    private static final int BLOCKS_TO_WEIGH = 50;
    private static final int ENTRIES = 200;

    private static final Map<String, Culprit> REGISTRY = new HashMap<>();

    private LiveHeap() {}

    private record Order(int number, String customer, double price, List<String> items) {}

    private static final class Block {
        private final Map<Integer, Order> orders = new HashMap<>();
        private final Map<String, long[]> series = new LinkedHashMap<>();
        private final TreeMap<Integer, String> sorted = new TreeMap<>();
        private final List<byte[]> chunks = new ArrayList<>();
        private final Object[] links = new Object[ENTRIES];

        private Block(int number) {
            for (int i = 0; i < ENTRIES; i++) {
                int id = number * ENTRIES + i;
                Order order =
                        new Order(id, "customer " + id % 1_000, id / 3.0, new ArrayList<>(List.of("a" + id, "b" + i)));
                orders.put(id, order);
                sorted.put(id, order.customer);
                links[(i * 7) % ENTRIES] = order;
                if (i % 10 == 0) {
                    series.put("series " + id, new long[20 + i % 30]);
                    chunks.add(new byte[500 + i]);
                }
            }
        }
    }

    /** Prints the dump and the layout of this JVM. @param arguments the folder for the dump and the shape */
    public static void main(String[] arguments) throws IOException {
        HeapShape shape = HeapShape.parse(arguments[1]);
        long wanted = (long) shape.megabytes() << 20;
        REGISTRY.put("culprit", new Culprit());
        LinkedList<Object> chain = new LinkedList<>();
        Object element = new Object();
        for (int i = 0; shape.withList() && i < HeapShape.LIST_NODES; i++) {
            chain.add(element);
        }
        long before = live();
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < BLOCKS_TO_WEIGH; i++) {
            blocks.add(new Block(i));
        }
        long block = (live() - before) / BLOCKS_TO_WEIGH;
        if (block <= 0) {
            throw new IllegalStateException("A block takes " + block + " bytes");
        }
        // By halves, since blocks are not all alike.
        for (long missing = wanted - live(); missing > block; missing = wanted - live()) {
            for (long i = 0; i <= missing / block / 2; i++) {
                blocks.add(new Block(blocks.size()));
            }
        }
        // Left as it is for the analyses; whoever started this deletes the folder.
        HeapDump dump = new HeapDumper(Path.of(arguments[0])).dump();
        System.out.printf(Locale.ROOT, "%s%n", DumpFile.of(dump, live()).line());
        Reference.reachabilityFence(chain);
        Reference.reachabilityFence(blocks);
        if (REGISTRY.get("culprit").size() == 0) {
            throw new IllegalStateException("The culprit is empty");
        }
    }

    private static long live() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
