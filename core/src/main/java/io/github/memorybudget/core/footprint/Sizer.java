package io.github.memorybudget.core.footprint;

import io.github.memorybudget.core.vm.UnavailableException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Sizes objects with all that can be reached from them: bytes, and objects and bytes by class. It does so without
 * recursion, in time that grows with the number of references, and needs about 5 to 16 bytes for each object, or up to
 * 40 with collectors that move objects while threads run (ZGC, Shenandoah).
 *
 * <p>JOL tells each class's layout, once. What is followed is what JOL's {@code GraphLayout} follows, and totals equal its
 * totals to the byte, unless something is left out on request. Objects that other threads change meanwhile are safe to
 * size; the result is then of no single moment.
 *
 * <p>Immutable; each method returns a changed copy.
 *
 * @since 0.1
 */
public final class Sizer {

    private static final Sizer COMPLETE = new Sizer(Extent.ALL, Long.MAX_VALUE, counted -> {});

    private final Extent extent;
    private final long mostObjects;
    private final LongConsumer progress;

    private Sizer(Extent extent, long mostObjects, LongConsumer progress) {
        this.extent = extent;
        this.mostObjects = mostObjects;
        this.progress = progress;
    }

    /** Leaves nothing out, and has no bound. */
    public static Sizer complete() {
        return COMPLETE;
    }

    /** Leaves out these too. Roots are always counted and followed. */
    public Sizer leavingOut(Boundary... boundaries) {
        Set<Boundary> all = EnumSet.noneOf(Boundary.class);
        all.addAll(extent.boundaries());
        all.addAll(List.of(boundaries));
        return new Sizer(new Extent(all, extent.leftOut()), mostObjects, progress);
    }

    /**
     * Leaves out objects of these types too, those of their subtypes included, and what is reachable only through them.
     * Roots are always counted and followed.
     */
    public Sizer leavingOut(Class<?>... types) {
        Set<Class<?>> all = new HashSet<>(extent.leftOut());
        all.addAll(List.of(types));
        return new Sizer(new Extent(extent.boundaries(), all), mostObjects, progress);
    }

    /**
     * Ends when more objects than these are found; the result says that it is not complete.
     *
     * @param objects at least 1
     * @throws IllegalArgumentException if it is less
     */
    public Sizer upTo(long objects) {
        if (objects < 1) {
            throw new IllegalArgumentException("the bound must be at least 1 object, not " + objects);
        }
        return new Sizer(extent, objects, progress);
    }

    /**
     * Tells how far it is.
     *
     * @param progress is given the number of objects that were looked at so far, after every few thousand, on the sizing
     *     thread; what it throws ends the sizing
     */
    public Sizer reportingTo(LongConsumer progress) {
        return new Sizer(extent, mostObjects, progress);
    }

    /**
     * The size of an object; of null, nothing.
     *
     * @throws UnavailableException if JOL can't read objects in this JVM
     */
    public ObjectSize size(@Nullable Object root) throws UnavailableException {
        return sizeOf(root);
    }

    /**
     * The size of several objects together: what more than one of them reaches counts once.
     *
     * @param roots may contain null, which has no size
     * @throws UnavailableException if JOL can't read objects in this JVM
     */
    public ObjectSize sizeOfAll(Iterable<?> roots) throws UnavailableException {
        List<@Nullable Object> all = new ArrayList<>();
        roots.forEach(all::add);
        return sizeOf(all.toArray());
    }

    /**
     * What each of several objects has for itself, and what they share. It walks once for each object, once for all but
     * that one, and once for all.
     *
     * @param roots at least one; may contain null, which has no size
     * @throws UnavailableException if JOL can't read objects in this JVM, or the bound ends a walk
     */
    public SharedSize shares(List<?> roots) throws UnavailableException {
        ObjectSize together = bounded(sizeOfAll(roots));
        List<SharedSize.Part> parts = new ArrayList<>();
        for (int i = 0; i < roots.size(); i++) {
            List<@Nullable Object> others = new ArrayList<>(roots);
            others.remove(i);
            parts.add(new SharedSize.Part(bounded(size(roots.get(i))), together.minus(bounded(sizeOfAll(others)))));
        }
        return new SharedSize(together, parts);
    }

    /**
     * The shortest way from an object to another one of a type.
     *
     * @param root where to start; it is not itself what is looked for
     * @param type a class or an interface
     * @return empty if there is none
     * @throws UnavailableException if JOL can't read objects in this JVM, or the bound ends the search
     */
    public Optional<ReferencePath> pathTo(Class<?> type, Object root) throws UnavailableException {
        GraphWalk walk = new GraphWalk(extent, mostObjects, progress, true);
        boolean complete = walk.from(root);
        Optional<ReferencePath> path = walk.pathTo(type);
        if (path.isEmpty()) {
            bounded(walk.size(complete));
        }
        return path;
    }

    private ObjectSize sizeOf(@Nullable Object... roots) throws UnavailableException {
        GraphWalk walk = new GraphWalk(extent, mostObjects, progress, false);
        return walk.size(walk.from(roots));
    }

    private static ObjectSize bounded(ObjectSize size) throws UnavailableException {
        if (!size.complete()) {
            throw new UnavailableException("more than " + size.objects() + " objects can be reached");
        }
        return size;
    }
}
