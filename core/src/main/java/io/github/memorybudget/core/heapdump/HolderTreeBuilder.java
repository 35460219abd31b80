package io.github.memorybudget.core.heapdump;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds for each object what holds it: breadth-first, holder kind by holder kind, so that an object belongs to the first
 * kind that reaches it; within the first kind the roots that a user can change have a head start over those of the JDK. No
 * recursion: a list of a million nodes is a queue of one.
 */
final class HolderTreeBuilder {

    private static final int HEAD_STARTS = 9;

    private final HeapGraph graph;
    private final HolderClasses classes;
    private final SharedLists sharedLists;
    private final WeakMaps weakMaps;
    private final StandardStreams streams;
    private final RegisteredBeans beans;
    private final int[] parents;
    private final byte[] kinds;
    private final int[] loaderEdges;
    private final int[] queue;
    private final LeftThreadHolders threads;
    private final boolean aboutThreads;
    private int head;
    private int tail;

    // Pairs of parent and object that wait for their turn.
    private final IntList neighbours = new IntList();
    private final IntList metadata = new IntList();
    private final IntList firstUse = new IntList();
    private final IntList own = new IntList();
    private final IntList ownFirstUse = new IntList();
    private final IntList frameworks = new IntList();
    private final IntList ignored = new IntList();
    private final IntList soft = new IntList();
    private final IntList finalizers = new IntList();
    private final IntList spares = new IntList();
    private IntList threadLocals = new IntList();

    /**
     * A builder for one tree.
     *
     * @param left threads that, though alive, do not hold themselves
     * @param aboutThreads whether what holds these is asked, and not what holds the memory
     */
    HolderTreeBuilder(HeapGraph graph, HolderRules rules, BitSet left, boolean aboutThreads) {
        this.aboutThreads = aboutThreads;
        this.graph = graph;
        this.classes = new HolderClasses(graph.classes, rules);
        this.threads = new LeftThreadHolders(graph, classes, left, aboutThreads);
        this.sharedLists = new SharedLists(graph.classes);
        this.weakMaps = new WeakMaps(graph);
        this.streams = new StandardStreams(graph);
        this.beans = new RegisteredBeans(graph, classes);
        parents = new int[graph.count];
        kinds = new byte[graph.count];
        queue = new int[graph.count];
        loaderEdges = loaderEdges(graph);
    }

    HolderTree build() {
        old();
        run(HeldBy.OLD);
        visit(neighbours, HeldBy.OLD);
        statics(HeldBy.OWN_FIRST_USE);
        run(HeldBy.OWN_FIRST_USE);
        while (releaseThreadLocals(false)) {
            run(HeldBy.OLD);
        }
        cleaners();
        mirrors(HeldBy.METADATA);
        statics(HeldBy.METADATA);
        passingFrames();
        othersGlobals(HeldBy.METADATA);
        settle();
        mirrors(HeldBy.FIRST_USE);
        statics(HeldBy.FIRST_USE);
        othersGlobals(HeldBy.FIRST_USE);
        settle();
        statics(HeldBy.FRAMEWORK);
        settle();
        visit(frameworks, HeldBy.FRAMEWORK);
        settle();
        while (releaseThreadLocals(true)) {
            run(HeldBy.OLD);
            settle();
            visit(frameworks, HeldBy.FRAMEWORK);
            settle();
        }
        if (!aboutThreads) {
            threads.forEachAlone(kinds, this::holdsItself);
        }
        statics(HeldBy.IGNORED);
        visit(ignored, HeldBy.IGNORED);
        visit(spares, HeldBy.SPARE);
        visit(soft, HeldBy.SOFT);
        visit(finalizers, HeldBy.FINALIZER);
        threads.seeWhoIsAlone(kinds);
        heldByVm();
        return new HolderTree(graph, classes, parents, kinds, threads);
    }

    /** Roots of what was there before, released level by level so that application holders win. */
    private void old() {
        for (int level = 0; level < HEAD_STARTS; level++) {
            releaseOld(level);
            int end = tail;
            while (head < end) {
                expand(queue[head++], HeldBy.OLD);
            }
        }
    }

    private void releaseOld(int level) {
        for (int type : graph.classesByName()) {
            if (classes.statics(type) == HeldBy.OLD && headStart(type) == level) {
                releaseStatics(type, HeldBy.OLD);
            }
        }
        for (int i = 0; i < graph.roots.length; i++) {
            boolean asked = threads.isShared(i) || threads.isLeft(i) || isOthersGlobal(i);
            if (headStart(graph.rootKinds[i]) == level && !asked) {
                accept(HolderTree.FIRST_ROOT - i, graph.roots[i], HeldBy.OLD);
            }
        }
    }

    /**
     * Whether a root is a handle by which native code or the VM keeps an object that is not the user's own, such as the tables of
     * a graphics library, or the error for a class that could not be initialised.
     */
    private boolean isOthersGlobal(int root) {
        return graph.rootKinds[root] == RootKind.JNI_GLOBAL
                && !graph.isMirror(graph.roots[root])
                && !classes.isOwn(graph.type(graph.roots[root]));
    }

    private void othersGlobals(HeldBy kind) {
        for (int i = 0; i < graph.roots.length; i++) {
            if (isOthersGlobal(i) && classes.metadata(graph.type(graph.roots[i])) == kind) {
                accept(HolderTree.FIRST_ROOT - i, graph.roots[i], kind);
            }
        }
        run(kind);
    }

    private void holdsItself(int root) {
        int thread = graph.roots[root];
        HeldBy kind = threads.ofAlone(thread, kinds);
        mark(HolderTree.FIRST_ROOT - root, thread, kind);
        run(kind);
        settle();
        visit(frameworks, HeldBy.FRAMEWORK);
        settle();
    }

    /** A cleaner is shown as whose it is, before its thread's frames get at it. */
    private void cleaners() {
        for (int i = 0; i < metadata.size(); i += 2) {
            int object = metadata.get(i + 1);
            if (kinds[object] == 0 && graph.className(object).equals("jdk.internal.ref.CleanerImpl")) {
                mark(metadata.get(i), object, HeldBy.METADATA);
            }
        }
        run(HeldBy.METADATA);
    }

    private void passingFrames() {
        for (int i = 0; i < graph.roots.length; i++) {
            if (graph.rootKinds[i] == RootKind.PASSING_FRAME || threads.isShared(i)) {
                accept(HolderTree.FIRST_ROOT - i, graph.roots[i], HeldBy.METADATA);
            }
        }
        run(HeldBy.METADATA);
    }

    private int headStart(int type) {
        if (classes.isOwn(type)) {
            return 0;
        }
        return ClassNames.isJdk(graph.classes.names[type]) ? 6 : 2;
    }

    /** Local variables come last: they go by themselves, so whatever else holds the object is the finding. */
    private static int headStart(RootKind kind) {
        return switch (kind) {
            case STICKY_CLASS, PASSING_FRAME, LEFT_FRAME -> HEAD_STARTS;
            case THREAD -> 4;
            case JNI_GLOBAL -> 5;
            default -> HEAD_STARTS - 1;
        };
    }

    private void statics(HeldBy kind) {
        for (int type : graph.classesByName()) {
            if (classes.statics(type) == kind) {
                releaseStatics(type, kind);
            }
        }
        run(kind);
    }

    private void releaseStatics(int type, HeldBy kind) {
        int mirror = graph.mirrors[type];
        int[] targets = graph.statics[type];
        for (int i = 0; i < targets.length; i++) {
            if (targets[i] >= 0 && ClassTableBuilder.isDeclared(graph.classes.staticNames[type][i])) {
                accept(mirror, targets[i], kind);
            }
        }
    }

    /** The classes themselves, with what the VM keeps for them. */
    private void mirrors(HeldBy kind) {
        for (int type : graph.classesByName()) {
            int mirror = graph.mirrors[type];
            if (mirror >= 0 && classes.metadata(type) == kind && kinds[mirror] == 0) {
                mark(HolderTree.HELD_BY_VM, mirror, kind);
            }
        }
    }

    /** Goes on until neither metadata behind counted objects nor own instances behind metadata are left. */
    private void settle() {
        do {
            visit(metadata, HeldBy.METADATA);
            visit(firstUse, HeldBy.FIRST_USE);
            releaseThreadLocals(false);
            visit(neighbours, HeldBy.OLD);
            visit(own, HeldBy.OLD);
            visit(ownFirstUse, HeldBy.OWN_FIRST_USE);
        } while (neighbours.size() + metadata.size() + firstUse.size() + own.size() + ownFirstUse.size() > 0);
    }

    private void visit(IntList pairs, HeldBy kind) {
        for (int i = 0; i < pairs.size(); i += 2) {
            if (kinds[pairs.get(i + 1)] == 0) {
                mark(pairs.get(i), pairs.get(i + 1), kind);
            }
            // The list grows while soft references lead to soft references.
            run(kind);
        }
        pairs.clear();
    }

    /**
     * A thread-local value is held as its key is: a library's own recycler that the run brought is no leak of the thread's.
     *
     * @param all whether entries whose key nothing else holds go to the thread, which was there before
     * @return whether an object was added
     */
    private boolean releaseThreadLocals(boolean all) {
        if (threadLocals.size() == 0) {
            return false;
        }
        IntList waiting = threadLocals;
        threadLocals = new IntList();
        boolean any = false;
        for (int i = 0; i < waiting.size(); i += 2) {
            int entry = waiting.get(i + 1);
            if (kinds[entry] != 0) {
                continue;
            }
            int slot = graph.referentSlot(entry);
            int key = slot < 0 ? HeapGraph.NULL : graph.target(graph.firstSlot(entry) + slot);
            if (key < 0 || all || kinds[key] != 0) {
                HeldBy kind = key < 0 || kinds[key] == 0 ? ofThread(waiting.get(i)) : kind(key);
                mark(waiting.get(i), entry, kind);
                run(kind);
                any = true;
            } else {
                threadLocals.add(waiting.get(i));
                threadLocals.add(entry);
            }
        }
        return any;
    }

    /** What nobody else knows of is the thread's; that of a thread which the JDK keeps for everybody is first use. */
    private HeldBy ofThread(int table) {
        return table >= 0 && kind(table).isWarmUp() ? kind(table) : HeldBy.OLD;
    }

    private HeldBy kind(int object) {
        return HolderTree.kind(kinds[object]);
    }

    private void heldByVm() {
        BitSet referred = new BitSet(graph.count);
        for (int object = 0; object < graph.count; object++) {
            if (kinds[object] == 0) {
                markReferred(object, referred);
            }
        }
        for (int object = referred.nextClearBit(0); object < graph.count; object = referred.nextClearBit(object + 1)) {
            startAtVm(object);
        }
        visit(spares, HeldBy.SPARE);
        visit(soft, HeldBy.SOFT);
        visit(finalizers, HeldBy.FINALIZER);
        // What is left refers to itself in rings. A thread that is about to end knows what knows it.
        for (int object = 0; object < graph.count; object++) {
            if (threads.isEnding(object)) {
                startAtVm(object);
            }
        }
        for (int object = 0; object < graph.count; object++) {
            startAtVm(object);
        }
        visit(spares, HeldBy.SPARE);
        visit(soft, HeldBy.SOFT);
        visit(finalizers, HeldBy.FINALIZER);
    }

    private void startAtVm(int object) {
        if (kinds[object] == 0) {
            HeldBy kind = heldByVm(object);
            mark(HolderTree.HELD_BY_VM, object, kind);
            run(kind);
            settle();
            visit(frameworks, HeldBy.FRAMEWORK);
            settle();
        }
    }

    private HeldBy heldByVm(int object) {
        if (graph.isMirror(object)) {
            return HeldBy.METADATA;
        }
        if (threads.isEnding(object)) {
            return HeldBy.FINALIZER;
        }
        return switch (classes.instance(graph.type(object))) {
            case HolderClasses.OWN -> HeldBy.OLD;
            case HolderClasses.FRAMEWORK -> HeldBy.FRAMEWORK;
            default -> HeldBy.METADATA;
        };
    }

    private void markReferred(int object, BitSet referred) {
        int slots = graph.slots(object);
        if (slots == 0) {
            return;
        }
        int first = graph.firstSlot(object);
        int referent = graph.referentSlot(object);
        boolean weak = referent >= 0 && graph.classes.kinds[graph.type(object)] == ReferenceKind.WEAK;
        for (int i = 0; i < slots; i++) {
            int target = graph.target(first + i);
            if (target >= 0 && target != object && !(weak && i == referent)) {
                referred.set(target);
            }
        }
    }

    private void run(HeldBy kind) {
        while (head < tail) {
            expand(queue[head++], kind);
        }
    }

    private void expand(int object, HeldBy kind) {
        if (graph.isMirror(object)) {
            expandMirror(object, kind);
            return;
        }
        int slots = graph.slots(object);
        if (slots > 0) {
            int first = graph.firstSlot(object);
            int referent = graph.referentSlot(object);
            for (int i = 0; i < slots; i++) {
                int target = graph.target(first + i);
                if (target >= 0 && kinds[target] == 0) {
                    if (i == referent) {
                        referent(object, target);
                    } else if (weakMaps.isStale(target)) {
                        staleEntries(object, target, kind);
                    } else if (kind == HeldBy.OLD && sharedLists.isLink(graph.type(object), i)) {
                        neighbours.add(object);
                        neighbours.add(target);
                    } else {
                        accept(object, target, kind);
                    }
                }
            }
        }
        int loader = loaderEdges[graph.type(object)];
        if (loader >= 0) {
            accept(object, loader, kind);
        }
    }

    private void referent(int object, int target) {
        switch (graph.classes.kinds[graph.type(object)]) {
            case SOFT -> {
                soft.add(object);
                soft.add(target);
            }
            case FINAL, PHANTOM -> {
                finalizers.add(object);
                finalizers.add(target);
            }
            default -> {
                // A weak reference holds nothing.
            }
        }
    }

    /** The entries behind them in the same chain may well be alive. */
    private void staleEntries(int parent, int first, HeldBy kind) {
        int entry = first;
        while (entry >= 0 && kinds[entry] == 0 && weakMaps.isStale(entry)) {
            finalizers.add(parent);
            finalizers.add(entry);
            entry = weakMaps.next(entry);
        }
        accept(parent, entry, kind);
    }

    private void expandMirror(int mirror, HeldBy kind) {
        int type = graph.mirrored(mirror);
        for (int target : graph.metadata[type]) {
            accept(mirror, target, kind);
        }
        int[] statics = graph.statics[type];
        for (int i = 0; i < statics.length; i++) {
            if (!ClassTableBuilder.isDeclared(graph.classes.staticNames[type][i])) {
                accept(mirror, statics[i], kind);
            }
        }
    }

    private void accept(int parent, int object, HeldBy kind) {
        if (object < 0 || kinds[object] != 0 || graph.isMirror(object)) {
            return;
        }
        if (threads.onlyKnows(parent, object, parents)) {
            return;
        }
        boolean jdks = threads.isHookOfLibrary(object) || streams.isBuffer(object) || beans.isEntryOfLibrary(object);
        byte role = jdks ? HolderClasses.METADATA : classes.instance(graph.type(object));
        IntList later = role == HolderClasses.PLAIN ? null : postponed(role, kind);
        if (later == null) {
            mark(parent, object, kind);
        } else {
            later.add(parent);
            later.add(object);
        }
    }

    private @Nullable IntList postponed(byte role, HeldBy kind) {
        if (kind.counts()) {
            return switch (role) {
                case HolderClasses.METADATA -> kind == HeldBy.OLD ? metadata : firstUse;
                case HolderClasses.FRAMEWORK -> frameworks;
                case HolderClasses.IGNORED -> ignored;
                case HolderClasses.SPARE -> spares;
                case HolderClasses.THREAD_LOCAL_ENTRY -> threadLocals;
                default -> null;
            };
        }
        if (kind.isWarmUp() || kind == HeldBy.FRAMEWORK) {
            return switch (role) {
                case HolderClasses.OWN -> kind == HeldBy.FIRST_USE ? ownFirstUse : own;
                case HolderClasses.FRAMEWORK -> kind == HeldBy.FRAMEWORK ? null : frameworks;
                case HolderClasses.IGNORED -> ignored;
                case HolderClasses.SPARE -> spares;
                case HolderClasses.THREAD_LOCAL_ENTRY -> threadLocals;
                default -> null;
            };
        }
        return null;
    }

    private void mark(int parent, int object, HeldBy kind) {
        kinds[object] = (byte) (kind.ordinal() + 1);
        parents[object] = parent;
        queue[tail++] = object;
        if (threads.isMarked(object)) {
            threads.forEachFrame(object, root -> accept(HolderTree.FIRST_ROOT - root, graph.roots[root], kind));
        }
    }

    /** For classes of loaders that can go away: an object keeps its class's loader alive. */
    private static int[] loaderEdges(HeapGraph graph) {
        int[] edges = new int[graph.classes.count];
        Arrays.fill(edges, HeapGraph.NULL);
        for (int i = 0; i < edges.length; i++) {
            int loader = graph.metadata[i][0];
            if (loader >= 0 && !graph.className(loader).startsWith("jdk.internal.loader.")) {
                edges[i] = loader;
            }
        }
        return edges;
    }
}
