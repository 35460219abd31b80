package io.github.memorybudget.core.heapdump;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DominatorsTest {

    private static final int NODES = 40;
    private static final int FIRST = 100;

    @TempDir
    private Path directory;

    @Test
    void retainsWhatGoesWhenTheObjectGoes() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 60; round++) {
            int[][] edges = new int[NODES][];
            HprofBuilder dump = HprofBuilder.of(8)
                    .classDump(8, "java/lang/Object", 0, new String[0], Map.of())
                    .classDump(16, "[Ljava/lang/Object;", 8, new String[0], Map.of());
            for (int i = 0; i < NODES; i++) {
                edges[i] = random.ints(random.nextInt(4), 0, NODES).toArray();
                long[] ids = new long[edges[i].length];
                for (int k = 0; k < ids.length; k++) {
                    ids[k] = id(edges[i][k]);
                }
                dump.objectArray(id(i), 16, ids);
            }
            dump.root(0x01, id(0)).root(0x01, id(1 + random.nextInt(3)));
            Path file = directory.resolve(round + ".hprof");
            Files.write(file, dump.build());
            HeapGraph graph = HeapGraphBuilder.read(file, new HeapLayout(12, 16, 4, 8), KnownSizes.NONE);
            Dominators dominators = Dominators.of(graph);
            long all = reachable(graph, edges, -1);
            for (int i = 0; i < NODES; i++) {
                long expected = all - reachable(graph, edges, i);
                int object = object(i);
                assertThat(dominators.retained(object))
                        .as("round %s, object %s", round, i)
                        .isEqualTo(expected == 0 ? graph.size(object) : expected);
            }
        }
    }

    private static long id(int node) {
        return FIRST + 8L * node;
    }

    /** Two classes come first in the order of addresses. */
    private static int object(int node) {
        return node + 2;
    }

    private static long reachable(HeapGraph graph, int[][] edges, int without) {
        boolean[] seen = new boolean[NODES];
        Deque<Integer> open = new ArrayDeque<>();
        for (int root : graph.roots) {
            open.add(root - 2);
        }
        long bytes = 0;
        while (!open.isEmpty()) {
            int node = open.pop();
            if (node != without && !seen[node]) {
                seen[node] = true;
                bytes += graph.size(object(node));
                for (int target : edges[node]) {
                    open.push(target);
                }
            }
        }
        return bytes;
    }
}
