package io.github.memorybudget.core.heapdump;

import java.io.IOException;

/** All that a comparison needs of a dump once its graph is gone: paths, totals by class and holder kind. Immutable. */
final class HeapSummary {

    private final SignatureTree tree;
    private final ClassTotals totals;

    private HeapSummary(SignatureTree tree, ClassTotals totals) {
        this.tree = tree;
        this.totals = totals;
    }

    /** Reads a dump. */
    static HeapSummary read(HeapDump dump, HolderRules rules) throws IOException {
        return of(HeapGraphBuilder.read(dump.file(), dump.layout(), dump.sizes()), rules);
    }

    static HeapSummary of(HeapGraph graph, HolderRules rules) {
        HolderTree holders = HolderTree.of(graph, rules);
        return new HeapSummary(SignatureTreeBuilder.build(holders), ClassTotals.of(holders));
    }

    SignatureTree tree() {
        return tree;
    }

    ClassTotals totals() {
        return totals;
    }
}
