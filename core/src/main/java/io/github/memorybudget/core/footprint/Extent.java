package io.github.memorybudget.core.footprint;

import java.util.Set;

/**
 * Which objects belong to what is sized.
 *
 * @param boundaries what is left out
 * @param leftOut further types whose objects are left out, with what is reachable only through them
 */
record Extent(Set<Boundary> boundaries, Set<Class<?>> leftOut) {

    static final Extent ALL = new Extent(Set.of(), Set.of());

    Extent {
        boundaries = Set.copyOf(boundaries);
        leftOut = Set.copyOf(leftOut);
    }

    boolean leavesOut(Class<?> type) {
        for (Boundary boundary : boundaries) {
            if (!boundary.isOfReferents() && boundary.concerns(type)) {
                return true;
            }
        }
        for (Class<?> other : leftOut) {
            if (other.isAssignableFrom(type)) {
                return true;
            }
        }
        return false;
    }

    boolean cutsReferent(Class<?> type) {
        for (Boundary boundary : boundaries) {
            if (boundary.isOfReferents() && boundary.concerns(type)) {
                return true;
            }
        }
        return false;
    }
}
