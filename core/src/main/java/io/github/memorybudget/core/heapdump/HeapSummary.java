package io.github.memorybudget.core.heapdump;

/** All that a comparison needs of a dump once its graph is gone: paths, totals by class and holder kind. Immutable. */
final class HeapSummary {

    private final SignatureTree tree;
    private final ClassTotals totals;

    private HeapSummary(SignatureTree tree, ClassTotals totals) {
        this.tree = tree;
        this.totals = totals;
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
