package io.github.memorybudget.core.heapdump;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Retained sizes: what would be free if an object were gone. Strong references only, from all GC roots and all classes.
 *
 * <p>Dominators by the semi-NCA algorithm (Georgiadis, Linear-Time Algorithms for Dominators and Related Problems, Princeton
 * 2005), with the semidominators and path compression of Lengauer and Tarjan (ACM TOPLAS 1(1), 1979). Explicit stacks only.
 */
final class Dominators {

    private static final int UNREACHED = -1;

    private final HeapGraph graph;
    /** By object: its number in depth-first order; 0 is the root above all roots. */
    private final int[] numbers;
    /** By number: the object. */
    private final int[] objects;

    private final int[] dominators;
    private final long[] retained;
    private int count;

    private Dominators(HeapGraph graph) {
        this.graph = graph;
        numbers = new int[graph.count];
        objects = new int[graph.count + 1];
        int[] parents = new int[graph.count + 1];
        Arrays.fill(numbers, UNREACHED);
        count = 1;
        depthFirst(parents);
        dominators = parents;
        semiNca();
        retained = new long[count];
        for (int i = count - 1; i > 0; i--) {
            retained[i] += graph.size(objects[i]);
            retained[dominators[i]] += retained[i];
        }
    }

    static Dominators of(HeapGraph graph) {
        return new Dominators(graph);
    }

    /** Bytes that go with the object, its own included; its own alone when no root reaches it. */
    long retained(int object) {
        return numbers[object] == UNREACHED ? graph.size(object) : retained[numbers[object]];
    }

    /** The nearest object that all paths go through, or -1 when there is none. */
    int dominator(int object) {
        int number = numbers[object];
        return number == UNREACHED || dominators[number] == 0 ? -1 : objects[dominators[number]];
    }

    /** The objects that a searched one dominates; what these retain is part of what that one does. */
    IntPredicate below(IntPredicate searched) {
        boolean[] marks = new boolean[count];
        for (int i = 1; i < count; i++) {
            int dominator = dominators[i];
            marks[i] = dominator > 0 && (marks[dominator] || searched.test(objects[dominator]));
        }
        return object -> numbers[object] != UNREACHED && marks[numbers[object]];
    }

    /** Bytes reachable from roots. */
    long reachable() {
        return retained[0];
    }

    private void depthFirst(int[] parents) {
        IntList stack = new IntList();
        IntList next = new IntList();
        for (int root : graph.roots) {
            depthFirst(root, parents, stack, next);
        }
        for (int mirror : graph.mirrors) {
            if (mirror >= 0) {
                depthFirst(mirror, parents, stack, next);
            }
        }
    }

    private void depthFirst(int root, int[] parents, IntList stack, IntList next) {
        if (numbers[root] != UNREACHED) {
            return;
        }
        enter(root, 0, parents);
        stack.add(root);
        next.add(0);
        while (stack.size() > 0) {
            int object = stack.get(stack.size() - 1);
            int slot = next.removeLast();
            int slots = graph.strongSlots(object);
            int target = HeapGraph.NULL;
            while (slot < slots) {
                target = graph.strong(object, slot++);
                if (target >= 0 && numbers[target] == UNREACHED) {
                    break;
                }
                target = HeapGraph.NULL;
            }
            if (target < 0) {
                stack.removeLast();
            } else {
                next.add(slot);
                enter(target, numbers[object], parents);
                stack.add(target);
                next.add(0);
            }
        }
    }

    private void enter(int object, int parent, int[] parents) {
        numbers[object] = count;
        objects[count] = object;
        parents[count++] = parent;
    }

    /** Turns the parents of the depth-first tree into dominators. */
    private void semiNca() {
        int[] starts = new int[count + 2];
        int[] predecessors = predecessors(starts);
        int[] ancestors = Arrays.copyOf(dominators, count);
        int[] semi = identity();
        int[] labels = identity();
        IntList path = new IntList();
        for (int w = count - 1; w > 0; w--) {
            semi[w] = dominators[w];
            for (int i = starts[w]; i < starts[w + 1]; i++) {
                int candidate = semi[evaluate(predecessors[i], w + 1, ancestors, semi, labels, path)];
                if (candidate < semi[w]) {
                    semi[w] = candidate;
                }
            }
        }
        for (int w = 1; w < count; w++) {
            int dominator = dominators[w];
            while (dominator > semi[w]) {
                dominator = dominators[dominator];
            }
            dominators[w] = dominator;
        }
    }

    private int[] identity() {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i;
        }
        return numbers;
    }

    /** The vertex of least semidominator on the linked path above {@code v}, which is compressed. */
    private static int evaluate(int v, int lastLinked, int[] ancestors, int[] semi, int[] labels, IntList path) {
        if (ancestors[v] < lastLinked) {
            return labels[v];
        }
        int at = v;
        do {
            path.add(at);
            at = ancestors[at];
        } while (ancestors[at] >= lastLinked);
        int above = at;
        int best = labels[above];
        while (path.size() > 0) {
            at = path.removeLast();
            ancestors[at] = ancestors[above];
            if (semi[best] < semi[labels[at]]) {
                labels[at] = best;
            } else {
                best = labels[at];
            }
            above = at;
        }
        return labels[v];
    }

    /** Who refers to each number, in rows from {@code starts}. */
    private int[] predecessors(int[] starts) {
        for (int i = 1; i < count; i++) {
            int object = objects[i];
            int slots = graph.strongSlots(object);
            for (int slot = 0; slot < slots; slot++) {
                int target = graph.strong(object, slot);
                if (target >= 0) {
                    starts[numbers[target] + 2]++;
                }
            }
        }
        markRoots(starts, null);
        for (int i = 2; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        int[] predecessors = new int[starts[count + 1]];
        for (int i = 1; i < count; i++) {
            int object = objects[i];
            int slots = graph.strongSlots(object);
            for (int slot = 0; slot < slots; slot++) {
                int target = graph.strong(object, slot);
                if (target >= 0) {
                    predecessors[starts[numbers[target] + 1]++] = i;
                }
            }
        }
        markRoots(starts, predecessors);
        return predecessors;
    }

    private void markRoots(int[] starts, int @org.jspecify.annotations.Nullable [] predecessors) {
        for (int root : graph.roots) {
            mark(root, starts, predecessors);
        }
        for (int mirror : graph.mirrors) {
            if (mirror >= 0) {
                mark(mirror, starts, predecessors);
            }
        }
    }

    private void mark(int root, int[] starts, int @org.jspecify.annotations.Nullable [] predecessors) {
        int number = numbers[root];
        if (predecessors == null) {
            starts[number + 2]++;
        } else {
            predecessors[starts[number + 1]++] = 0;
        }
    }
}
