package io.github.memorybudget.core.heapdump;

import java.util.BitSet;
import java.util.List;

/**
 * Whose the marked threads are, by number. In this order: what the thread runs is the user's own, or what holds it besides
 * itself decides, or what it runs came with a library that the run brought, or it alone keeps something of the user's own.
 * For any other it is not known.
 */
final class ThreadHolders {

    private final HeapGraph graph;
    private final HolderTree holders;
    private final SignatureTreeBuilder.Folded folded;
    private final HolderSums sums = new HolderSums();

    private ThreadHolders(HeapGraph graph, BitSet left, HolderRules rules) {
        this.graph = graph;
        this.holders = HolderTree.ofThreads(graph, rules, left);
        this.folded = SignatureTreeBuilder.fold(holders);
    }

    static HolderReport of(HeapGraph graph, HolderRules rules) {
        BitSet left = LeftThreads.of(graph);
        ThreadHolders threads = new ThreadHolders(graph, left, rules);
        left.stream().forEach(threads::add);
        return threads.sums.report(List.of());
    }

    private void add(int thread) {
        LeftThreadHolders threads = holders.threads();
        String runs = ClassNames.stable(graph.classes.names[threads.code(thread)]);
        SignatureTree tree = folded.tree();
        if (threads.runsOwn(thread)) {
            sums.add(runs, HeldBy.OLD, 1);
        } else if (!threads.isHeldByNobody(thread)) {
            sums.add(tree.className(tree.holder(folded.node(thread))), holders.owner(thread), 1);
        } else if (threads.runsLibrarysFirstUse(thread)) {
            sums.add(runs, HeldBy.FIRST_USE, 1);
        } else if (threads.leadsToOwn(thread)) {
            sums.add(runs, HeldBy.OLD, 1);
        } else {
            sums.addUncertain(runs + ", which nothing holds but the thread itself", 1);
        }
    }
}
