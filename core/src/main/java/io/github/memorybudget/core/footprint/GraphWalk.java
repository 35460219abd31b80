package io.github.memorybudget.core.footprint;

import io.github.memorybudget.core.vm.UnavailableException;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jol.vm.VirtualMachine;

/**
 * One walk over all that can be reached from some roots, nearest first. It follows what JOL's {@code GraphLayout} follows:
 * every field that reflection shows, and every element. Other threads may change the graph meanwhile; what is counted is
 * what was referred to when the walk came by.
 *
 * <p>It goes by addresses where it can, and looks after every few thousand references whether objects have moved. Then
 * it takes back what it did since it last looked, and does it again.
 */
final class GraphWalk {

    /** How many references are followed between two looks: some ten microseconds of work. */
    private static final int BATCH = 4096;

    /** Of 64 elements; where more are there, the few others cost less than finding them out. */
    private static final int DENSE = 58;

    /** After so many collections in one walk it goes by identity hashes, which nothing invalidates. */
    private static final int MOST_RESTARTS = 8;

    private final VirtualMachine machine;
    private final Tallies tallies;
    private final long mostObjects;
    private final LongConsumer progress;
    private final ObjectQueue queue = new ObjectQueue();
    private final @Nullable ParentLog parents;
    private VisitedSet visited;
    private int roots;
    private int restarts;

    /** The object that is looked at next, and its element, since large arrays are looked at in parts. */
    private int next;

    private int element;

    /** Up to where headers were read ahead. */
    private int readAhead;

    private int work;

    private int soundNext;
    private int soundElement;
    private int soundSize;

    GraphWalk(Extent extent, long mostObjects, LongConsumer progress, boolean withPaths) throws UnavailableException {
        machine = Jol.machine();
        tallies = new Tallies(extent);
        this.mostObjects = Math.min(mostObjects, ObjectQueue.MOST);
        this.progress = progress;
        parents = withPaths ? new ParentLog() : null;
        visited = AddressSet.fits() ? new AddressSet() : new HashedSet(queue);
    }

    /** Walks; false where the bound ended it. */
    boolean from(@Nullable Object... objects) throws UnavailableException {
        do {
            queue.truncate(0);
            visited.restart();
            for (Object object : objects) {
                push(object);
            }
        } while (!visited.isSound());
        roots = queue.size();
        settle();
        do {
            while (next < queue.size() && queue.size() <= mostObjects) {
                step();
                if (work >= BATCH) {
                    settle();
                }
            }
        } while (!settle());
        return next == queue.size();
    }

    ObjectSize size(boolean complete) {
        return ObjectSize.of(tallies.sizes(), complete);
    }

    /** The shortest way that was found from a root to another object of a type. */
    Optional<ReferencePath> pathTo(Class<?> type) throws UnavailableException {
        if (parents == null) {
            throw new IllegalStateException("the walk kept no paths");
        }
        for (int index = roots; index < soundSize; index++) {
            if (type.isInstance(queue.get(index))) {
                return Optional.of(PathReader.read(machine, queue, parents, roots, index));
            }
        }
        return Optional.empty();
    }

    private void step() throws UnavailableException {
        if (next >= readAhead) {
            readAhead = queue.readAhead(next);
        }
        Object object = queue.get(next);
        Tally tally = tallies.of(object);
        if (tally.leftOut && next >= roots) {
            next++;
            return;
        }
        if (tally.arrayOfReferences) {
            Object[] array = (Object[]) object;
            int end = Math.min(array.length, element + BATCH);
            pushAll(array, element, end);
            work += end - element;
            if (end < array.length) {
                element = end;
                return;
            }
            element = 0;
        } else {
            for (long offset : tally.offsets) {
                push(machine.getObject(object, offset));
            }
            work += tally.offsets.length;
        }
        work++;
        tally.count(object);
        next++;
    }

    /** Where some are null and some are not, as in a hash table, a processor guesses time and again wrong which is next. */
    private void pushAll(Object[] array, int from, int end) {
        int at = from;
        while (end - at >= Long.SIZE) {
            long present = present(array, at);
            if (Long.bitCount(present) > DENSE) {
                break;
            }
            for (; present != 0; present &= present - 1) {
                push(array[at + Long.numberOfTrailingZeros(present)]);
            }
            at += Long.SIZE;
        }
        for (; at < end; at++) {
            push(array[at]);
        }
    }

    /** A bit for each of 64 elements that is not null, found without a branch. */
    private static long present(Object[] array, int from) {
        long present = 0;
        for (int i = 0; i < Long.SIZE; i++) {
            present |= (array[from + i] == null ? 0L : 1L) << i;
        }
        return present;
    }

    private void push(@Nullable Object object) {
        if (object != null && queue.offer(object, visited) && parents != null) {
            parents.set(queue.size() - 1, next);
        }
    }

    /** Makes sure that what was done since the last call is right; takes it back and returns false where it may not be. */
    private boolean settle() throws UnavailableException {
        work = 0;
        if (!visited.isSound()) {
            takeBack();
            return false;
        }
        soundNext = next;
        soundElement = element;
        soundSize = queue.size();
        progress.accept(next);
        return true;
    }

    private void takeBack() throws UnavailableException {
        while (next > soundNext) {
            next--;
            Object object = queue.get(next);
            Tally tally = tallies.of(object);
            if (!tally.leftOut || next < roots) {
                tally.uncount(object);
            }
        }
        element = soundElement;
        readAhead = 0;
        queue.truncate(soundSize);
        do {
            if (++restarts > MOST_RESTARTS) {
                visited = new HashedSet(queue);
            }
            visited.restart();
            queue.addTo(visited);
        } while (!visited.isSound());
    }
}
