package io.github.memorybudget.core.heapdump;

import java.lang.ref.WeakReference;
import java.util.BitSet;
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

    /** The marked objects of a dump. */
    static BitSet marked(HeapGraph graph) {
        BitSet marked = new BitSet(graph.count);
        for (int object = 0; object < graph.count; object++) {
            int slot = graph.className(object).equals(SearchMark.class.getName()) ? graph.referentSlot(object) : -1;
            int target = slot < 0 ? HeapGraph.NULL : graph.target(graph.firstSlot(object) + slot);
            if (target >= 0) {
                marked.set(target);
            }
        }
        return marked;
    }
}
