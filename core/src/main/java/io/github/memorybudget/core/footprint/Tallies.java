package io.github.memorybudget.core.footprint;

import io.github.memorybudget.core.vm.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tallies of a walk by class; asked once for each object, so without anything that a map would add. */
final class Tallies {

    private final Extent extent;
    private @Nullable Tally[] table = new Tally[64];
    private int size;
    private @Nullable Tally latest;

    Tallies(Extent extent) {
        this.extent = extent;
    }

    Tally of(Object object) throws UnavailableException {
        Class<?> type = object.getClass();
        Tally tally = latest;
        if (tally == null || tally.type != type) {
            tally = find(type);
            latest = tally;
        }
        return tally;
    }

    private Tally find(Class<?> type) throws UnavailableException {
        int mask = table.length - 1;
        int place = placeOf(type, mask);
        for (Tally tally = table[place]; tally != null; tally = table[place]) {
            if (tally.type == type) {
                return tally;
            }
            place = place + 1 & mask;
        }
        Tally made = new Tally(type, extent);
        table[place] = made;
        if (++size > table.length / 2) {
            grow();
        }
        return made;
    }

    private static int placeOf(Class<?> type, int mask) {
        return System.identityHashCode(type) & mask;
    }

    private void grow() {
        @Nullable Tally[] old = table;
        table = new Tally[old.length * 2];
        int mask = table.length - 1;
        for (Tally tally : old) {
            if (tally != null) {
                int place = placeOf(tally.type, mask);
                while (table[place] != null) {
                    place = place + 1 & mask;
                }
                table[place] = tally;
            }
        }
    }

    /** What was counted, the largest class first. */
    List<ClassSize> sizes() {
        List<ClassSize> sizes = new ArrayList<>();
        for (Tally tally : table) {
            if (tally != null && tally.size().instances() > 0) {
                sizes.add(tally.size());
            }
        }
        sizes.sort(ClassSize.LARGEST_FIRST);
        return sizes;
    }
}
