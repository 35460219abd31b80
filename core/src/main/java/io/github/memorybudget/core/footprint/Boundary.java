package io.github.memorybudget.core.footprint;

import java.lang.ref.PhantomReference;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * What can be left out of an object's size because it belongs to the JVM, or would be reclaimed, rather than being the
 * object's own. Nothing is left out unless asked for, as with JOL.
 *
 * @since 0.1
 */
public enum Boundary {
    /** {@link Class} objects, and what is reachable only through them. */
    CLASSES(Class.class, null),
    /** Class loaders, and what is reachable only through them. */
    CLASS_LOADERS(ClassLoader.class, null),
    /** Threads, and what is reachable only through them. */
    THREADS(Thread.class, null),
    /** Enum constants, and what is reachable only through them. */
    ENUMS(Enum.class, null),
    /** What is reachable only through weak or phantom references; the reference objects themselves are counted. */
    WEAK_REFERENTS(WeakReference.class, PhantomReference.class),
    /** What is reachable only through soft references; the reference objects themselves are counted. */
    SOFT_REFERENTS(SoftReference.class, null);

    private final Class<?> type;
    private final Class<?> otherType;

    Boundary(Class<?> type, @Nullable Class<?> otherType) {
        this.type = type;
        this.otherType = otherType == null ? type : otherType;
    }

    /** Whether it cuts a reference's way to its referent, and not the object itself. */
    boolean isOfReferents() {
        return this == WEAK_REFERENTS || this == SOFT_REFERENTS;
    }

    boolean concerns(Class<?> candidate) {
        return type.isAssignableFrom(candidate) || otherType.isAssignableFrom(candidate);
    }
}
