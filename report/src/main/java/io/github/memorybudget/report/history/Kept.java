package io.github.memorybudget.report.history;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** The last builds of one module in a file, and where its older ones stand. */
final class Kept {

    /** Bytes of the file that are no longer looked at. */
    record Range(long start, long end) {}

    private record Place(BuildFigures build, Range range) {}

    private final int most;
    private final Deque<Place> last = new ArrayDeque<>();
    private final List<Range> older = new ArrayList<>();

    Kept(int most) {
        this.most = most;
    }

    /** Takes the next build of the file. One that stands there twice, where a file was cut while it was trimmed, goes. */
    void add(BuildFigures build, long start, long end) {
        if (has(build.at())) {
            older.add(new Range(start, end));
            return;
        }
        last.add(new Place(build, new Range(start, end)));
        if (last.size() > most) {
            older.add(last.remove().range());
        }
    }

    boolean has(Instant at) {
        return last.stream().anyMatch(place -> place.build().at().equals(at));
    }

    List<BuildFigures> builds() {
        return last.stream().map(Place::build).toList();
    }

    /** What can go, from the first on. */
    List<Range> older() {
        return older.stream().sorted(Comparator.comparingLong(Range::start)).toList();
    }
}
