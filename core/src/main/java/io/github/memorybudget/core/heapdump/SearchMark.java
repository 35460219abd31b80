package io.github.memorybudget.core.heapdump;

import java.lang.ref.WeakReference;
import org.apiguardian.api.API;

/**
 * Marks one object, so that it is found in a dump, where it has no name. Keep the mark reachable while the dump is taken; it
 * does not keep the object.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SearchMark extends WeakReference<Object> {

    /** Marks an object. */
    public SearchMark(Object searched) {
        super(searched);
    }
}
