package io.github.memorybudget.core.vm;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Has full collections leave the heap as large as it is, for a while. Else each gives back what a program that makes much garbage
 * asks for again at once, and getting it again costs as much as the collection ({@code MaxHeapFreeRatio}, which may be written
 * while the VM runs).
 *
 * <p>Not for use by several threads at once.
 *
 * @since 0.1
 */
public final class HeldHeapSize {

    private static final String OPTION = "MaxHeapFreeRatio";
    private static final String NEVER = "100";

    private @Nullable String replaced;

    /** Holds the size from here on; does nothing where the VM does not let it be held. */
    public void hold() {
        Optional<String> usual = HotSpot.option(OPTION);
        if (replaced == null && usual.isPresent() && HotSpot.setOption(OPTION, NEVER)) {
            replaced = usual.get();
        }
    }

    /** Leaves the size to the collector again, if it was held. */
    public void release() {
        String usual = replaced;
        if (usual != null) {
            replaced = null;
            HotSpot.setOption(OPTION, usual);
        }
    }
}
