package io.github.memorybudget.core.peak;

import io.github.memorybudget.core.result.TimelinePoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Heap use over time in arrays of fixed size: when they are full, every other point is dropped and the step doubles, but
 * for points at which the live heap is known.
 */
final class Timeline {

    private static final int CAPACITY = 256;
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final long[] millis = new long[CAPACITY];
    private final long[] used = new long[CAPACITY];
    private final long[] live = new long[CAPACITY];
    private int size;
    private long stepMillis;

    void clear() {
        size = 0;
        stepMillis = 1;
    }

    void used(long atMillis, long bytes) {
        if (size == 0 || atMillis - millis[size - 1] >= stepMillis) {
            add(atMillis, bytes, UNKNOWN);
        }
    }

    void live(long atMillis, long usedBytes, long liveBytes) {
        add(atMillis, usedBytes, liveBytes);
    }

    private void add(long atMillis, long usedBytes, long liveBytes) {
        if (size == CAPACITY) {
            thinOut();
        }
        millis[size] = atMillis;
        used[size] = usedBytes;
        live[size] = liveBytes;
        size++;
    }

    private void thinOut() {
        stepMillis *= 2;
        int kept = 0;
        for (int i = 0; i < size; i += 2) {
            // Of two neighbours the one that knows more is kept, then the higher one.
            int better = i + 1 < size && tellsMore(i + 1, i) ? i + 1 : i;
            millis[kept] = millis[better];
            used[kept] = used[better];
            live[kept] = live[better];
            kept++;
        }
        size = kept;
    }

    private boolean tellsMore(int a, int b) {
        return live[a] == live[b] ? used[a] > used[b] : live[a] > live[b];
    }

    List<TimelinePoint> points() {
        List<TimelinePoint> points = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            points.add(new TimelinePoint(millis[i], used[i], live[i] == UNKNOWN ? null : live[i]));
        }
        return points;
    }
}
