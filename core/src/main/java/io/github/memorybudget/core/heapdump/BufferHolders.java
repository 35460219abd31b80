package io.github.memorybudget.core.heapdump;

import io.github.memorybudget.core.result.LeakTrace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What holds the buffers that a run made, in bytes off the heap, with the paths to them. */
final class BufferHolders {

    private final HeapGraph graph;
    private final HolderTree holders;
    private final SignatureTreeBuilder.Folded folded;
    private final boolean countedOnly;
    private final HolderSums sums = new HolderSums();
    private final Map<Integer, SignatureGrowth.Grown> grown = new HashMap<>();

    private BufferHolders(HeapGraph graph, HolderRules rules, boolean countedOnly) {
        this.countedOnly = countedOnly;
        this.graph = graph;
        this.holders = HolderTree.of(graph, rules);
        this.folded = SignatureTreeBuilder.fold(holders);
    }

    static HolderReport of(HeapGraph graph, HolderRules rules, boolean countedOnly, int traces) {
        BufferHolders buffers = new BufferHolders(graph, rules, countedOnly);
        DirectBuffers.newerThanMarked(graph).forEach(buffers::add);
        return buffers.sums.report(buffers.traces(traces));
    }

    private void add(int buffer) {
        long bytes = graph.directBuffers.get(buffer);
        SignatureTree tree = folded.tree();
        int node = folded.node(buffer);
        HeldBy owner = holders.owner(buffer);
        sums.add(tree.className(tree.holder(node)), owner, bytes);
        if (owner.counts() || owner.isWarmUp() && !countedOnly) {
            grown.merge(node, new SignatureGrowth.Grown(1, bytes), SignatureGrowth.Grown::and);
        }
    }

    private List<LeakTrace> traces(int limit) {
        return TraceFinder.find(SignatureGrowth.at(folded.tree(), grown), false, limit);
    }
}
