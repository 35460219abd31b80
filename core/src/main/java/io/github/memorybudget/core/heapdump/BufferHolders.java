package io.github.memorybudget.core.heapdump;

/** What holds the buffers that a run made, in bytes off the heap. */
final class BufferHolders {

    private BufferHolders() {}

    static HolderReport of(HeapGraph graph, HolderRules rules) {
        HolderTree holders = HolderTree.of(graph, rules);
        SignatureTreeBuilder.Folded folded = SignatureTreeBuilder.fold(holders);
        HolderSums sums = new HolderSums();
        for (int buffer : DirectBuffers.newerThanMarked(graph)) {
            SignatureTree tree = folded.tree();
            String holder = tree.className(tree.holder(folded.node(buffer)));
            sums.add(holder, holders.owner(buffer), graph.directBuffers.get(buffer));
        }
        return sums.report();
    }
}
