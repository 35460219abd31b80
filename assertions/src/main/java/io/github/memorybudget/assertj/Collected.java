package io.github.memorybudget.assertj;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;

/** Whether forced collections clear a reference. */
enum Collected {
    YES,
    NO,
    /** Not even known garbage is collected. */
    NEVER_COLLECTS;

    /** What waits for a finalizer or a cleaner needs more than one. */
    private static final int MOST_COLLECTIONS = 10;

    private static final int PAUSE_MILLIS = 10;

    static Collected await(Reference<?> reference) throws InterruptedException {
        WeakReference<Object> garbage = new WeakReference<>(new Object());
        for (int i = 0; i < MOST_COLLECTIONS; i++) {
            if (reference.refersTo(null)) {
                return YES;
            }
            System.gc();
            Thread.sleep(i == 0 ? 0 : PAUSE_MILLIS);
        }
        if (reference.refersTo(null)) {
            return YES;
        }
        return garbage.refersTo(null) ? NO : NEVER_COLLECTS;
    }
}
