package io.github.memorybudget.report.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The first so many elements of an order, however many are offered. */
final class Gravest<T> {

    private final int most;
    private final Comparator<T> order;
    private final PriorityQueue<T> kept;

    Gravest(int most, Comparator<T> order) {
        this.most = most;
        this.order = order;
        this.kept = new PriorityQueue<>(order.reversed());
    }

    void add(T element) {
        kept.add(element);
        if (kept.size() > most) {
            kept.poll();
        }
    }

    List<T> sorted() {
        List<T> sorted = new ArrayList<>(kept);
        sorted.sort(order);
        return sorted;
    }
}
