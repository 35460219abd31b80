package io.github.memorybudget.core.footprint;

import io.github.memorybudget.core.vm.UnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * Deep size of an object: all that can be reached from it, with JOL's layouts.
 *
 * @since 0.1
 */
public final class Footprint {

    private Footprint() {}

    /**
     * The deep size in bytes; 0 for null. It equals the total of JOL's {@code GraphLayout}, and so leaves nothing out.
     *
     * @throws UnavailableException if JOL can't read objects in this JVM, or there are more than can be counted
     */
    public static long bytesOf(@Nullable Object root) throws UnavailableException {
        ObjectSize size = Sizer.complete().size(root);
        if (!size.complete()) {
            throw new UnavailableException("more than " + size.objects() + " objects can be reached");
        }
        return size.bytes();
    }
}
