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

    /** Reads the dump from right after a run, whose threads are marked. */
    static HeapSummary readOfRun(HeapDump dump, HolderRules rules) throws IOException {
        HeapGraph graph = HeapGraphBuilder.readForLeftThreads(dump.file(), dump.layout(), dump.sizes());
        return of(HolderTree.ofRun(graph, rules));
    }

    static HeapSummary of(HeapGraph graph, HolderRules rules) {
        return of(HolderTree.of(graph, rules));
    }

    private static HeapSummary of(HolderTree holders) {
        return new HeapSummary(SignatureTreeBuilder.build(holders), ClassTotals.of(holders));
    }

    SignatureTree tree() {
        return tree;
    }

    ClassTotals totals() {
        return totals;
    }
}
