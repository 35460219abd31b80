package io.github.memorybudget.core.heapdump;

import java.util.Arrays;
import java.util.BitSet;

/**
 * For each object what holds it, and its parent on a shortest path from there. Immutable once built.
 *
 * <p>Breadth-first, holder kind by holder kind, so that an object belongs to the first kind that reaches it; within the
 * first kind the roots that a user can change have a head start over those of the JDK. No recursion: a list of a million
 * nodes is a queue of one.
 */
final class HolderTree {

    /** The parent of what the VM itself holds, or fields of {@code java.lang.Class}, which HotSpot leaves out of dumps. */
    static final int HELD_BY_VM = -1;

    private static final int FIRST_ROOT = -2;
    private static final int HEAD_STARTS = 9;
    private static final HeldBy[] KINDS = HeldBy.values();

    private final HeapGraph graph;
    private final HolderClasses classes;
    private final SharedLists sharedLists;
    private final WeakMaps weakMaps;
    private final int[] parents;
    private final byte[] kinds;
    private final int[] loaderEdges;
    private final int[] queue;
    private final BitSet threads = new BitSet();
    /** Threads of which is asked who holds them, but for themselves. */
    private final BitSet left;

    private final BitSet heldByNobody = new BitSet();
    private final BitSet leadsToOwn = new BitSet();
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
    private IntList threadLocals = new IntList();

    private HolderTree(HeapGraph graph, HolderRules rules, BitSet left) {
        this.graph = graph;
        this.left = left;
        this.classes = new HolderClasses(graph.classes, rules);
        this.sharedLists = new SharedLists(graph.classes);
        this.weakMaps = new WeakMaps(graph);
        parents = new int[graph.count];
        kinds = new byte[graph.count];
        queue = new int[graph.count];
        loaderEdges = loaderEdges(graph);
        for (int i = 0; i < graph.roots.length; i++) {
            if (graph.rootKinds[i] == RootKind.THREAD && !left.get(graph.roots[i])) {
                threads.set(graph.roots[i]);
            }
        }
    }

    static HolderTree of(HeapGraph graph, HolderRules rules) {
        return of(graph, rules, new BitSet());
    }

    /** A tree in which some threads, though alive, do not hold themselves. */
    static HolderTree of(HeapGraph graph, HolderRules rules, BitSet left) {
        HolderTree tree = new HolderTree(graph, rules, left);
        tree.build();
        return tree;
    }

    /** Whether nothing holds one of the threads that are asked for but the thread itself. */
    boolean isHeldByNobody(int thread) {
        return heldByNobody.get(thread);
    }

    /** Whether such a thread alone keeps an instance of an own class. */
    boolean leadsToOwn(int thread) {
        return leadsToOwn.get(thread);
    }

    HeapGraph graph() {
        return graph;
    }

    /** What holds the object; null never occurs after the build, since what no one holds is the VM's. */
    HeldBy kind(int object) {
        return KINDS[kinds[object] - 1];
    }

    /** Whether a class is the user's own. */
    boolean isOwn(int type) {
        return classes.isOwn(type);
    }

    /** Whether the run itself brought a class, and it is neither the user's own nor the JDK's. */
    boolean isLibrarysFirstUse(int type) {
        return !classes.isOwn(type)
                && classes.metadata(type) == HeldBy.FIRST_USE
                && !ClassNames.isJdk(graph.classes.names[type]);
    }

    /** Whether a class or an object of the user's own is on the way by which the object is held. */
    boolean isHeldByOwn(int object) {
        for (int at = parents[object]; at >= 0; at = parents[at]) {
            int type = graph.isMirror(at) ? graph.mirrored(at) : graph.type(at);
            if (classes.isOwn(type)) {
                return true;
            }
        }
        return false;
    }

    /** What holds the object; first use of others where it is a library that was there before, through nothing of the user's. */
    HeldBy owner(int object) {
        return kind(object) == HeldBy.OLD && !isHeldByOwn(object) ? HeldBy.FIRST_USE : kind(object);
    }

    /** The parent object, {@link #HELD_BY_VM}, or for a root a number that {@link #root(int)} takes. */
    int parent(int object) {
        return parents[object];
    }

    /** The index in the graph's roots for a parent below {@link #HELD_BY_VM}. */
    static int root(int parent) {
        return FIRST_ROOT - parent;
    }

    private void build() {
        old();
        run(HeldBy.OLD);
        visit(neighbours, HeldBy.OLD);
        statics(HeldBy.OWN_FIRST_USE);
        run(HeldBy.OWN_FIRST_USE);
        while (releaseThreadLocals(false)) {
            run(HeldBy.OLD);
        }
        passingFrames();
        mirrors(HeldBy.METADATA);
        statics(HeldBy.METADATA);
        settle();
        mirrors(HeldBy.FIRST_USE);
        statics(HeldBy.FIRST_USE);
        run(HeldBy.FIRST_USE);
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
        statics(HeldBy.IGNORED);
        visit(ignored, HeldBy.IGNORED);
        visit(soft, HeldBy.SOFT);
        visit(finalizers, HeldBy.FINALIZER);
        left.stream().filter(thread -> kinds[thread] == 0).forEach(this::aloneWith);
        heldByVm();
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
            if (headStart(graph.rootKinds[i]) == level && !isSharedThread(i) && !isLeft(i)) {
                accept(FIRST_ROOT - i, graph.roots[i], HeldBy.OLD);
            }
        }
    }

    private void passingFrames() {
        for (int i = 0; i < graph.roots.length; i++) {
            if (graph.rootKinds[i] == RootKind.PASSING_FRAME || isSharedThread(i)) {
                accept(FIRST_ROOT - i, graph.roots[i], HeldBy.METADATA);
            }
        }
        run(HeldBy.METADATA);
    }

    private boolean isSharedThread(int root) {
        return graph.rootKinds[root] == RootKind.THREAD && PassingFrames.isShared(graph, graph.roots[root]);
    }

    private boolean isLeft(int root) {
        return graph.rootKinds[root] == RootKind.THREAD && left.get(graph.roots[root]);
    }

    /** Looks at what a thread keeps that nobody else holds. */
    private void aloneWith(int thread) {
        heldByNobody.set(thread);
        BitSet seen = new BitSet(graph.count);
        IntList open = new IntList();
        open.add(thread);
        seen.set(thread);
        while (open.size() > 0) {
            int object = open.removeLast();
            if (classes.isOwn(graph.type(object))) {
                leadsToOwn.set(thread);
                return;
            }
            for (int slot = 0; slot < graph.strongSlots(object); slot++) {
                int target = graph.strong(object, slot);
                if (target >= 0 && kinds[target] == 0 && !graph.isMirror(target) && !seen.get(target)) {
                    seen.set(target);
                    open.add(target);
                }
            }
        }
    }

    /** Whether an object only knows a thread, as its group does, and the lock or queue that it waits for. */
    private boolean isNoHolderOfThreads(int object) {
        return object >= 0
                && !graph.isMirror(object)
                && LeftThreads.onlyKnow(
                        graph, object, graph.classes.isArray(graph.type(object)) ? parents[object] : -1);
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
                mark(HELD_BY_VM, mirror, kind);
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
        visit(soft, HeldBy.SOFT);
        visit(finalizers, HeldBy.FINALIZER);
        // What is left refers to itself in rings.
        for (int object = 0; object < graph.count; object++) {
            startAtVm(object);
        }
        visit(soft, HeldBy.SOFT);
        visit(finalizers, HeldBy.FINALIZER);
    }

    private void startAtVm(int object) {
        if (kinds[object] == 0) {
            HeldBy kind = heldByVm(object);
            mark(HELD_BY_VM, object, kind);
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
        // A live thread holds itself, whoever else knows it: a JDK's thread groups do, another's don't.
        if (parent >= 0 && threads.get(object)) {
            return;
        }
        if (left.get(object) && isNoHolderOfThreads(parent)) {
            return;
        }
        byte role = isHookOfLibrary(object) ? HolderClasses.METADATA : classes.instance(graph.type(object));
        IntList later = role == HolderClasses.PLAIN ? null : postponed(role, kind);
        if (later == null) {
            mark(parent, object, kind);
        } else {
            later.add(parent);
            later.add(object);
        }
    }

    /**
     * A thread that does not run yet, of a library that the run was the first to use: the hook for the end of the JVM that it
     * registers then. The JDK's list of them was there before.
     */
    private boolean isHookOfLibrary(int object) {
        int type = graph.type(object);
        if (!classes.isThread(type) || threads.get(object) || classes.isOwn(type)) {
            return false;
        }
        int target = graph.threadTarget(object);
        return isLibrarysFirstUse(target >= 0 ? graph.type(target) : type);
    }

    private @org.jspecify.annotations.Nullable IntList postponed(byte role, HeldBy kind) {
        if (kind.counts()) {
            return switch (role) {
                case HolderClasses.METADATA -> kind == HeldBy.OLD ? metadata : firstUse;
                case HolderClasses.FRAMEWORK -> frameworks;
                case HolderClasses.IGNORED -> ignored;
                case HolderClasses.THREAD_LOCAL_ENTRY -> threadLocals;
                default -> null;
            };
        }
        if (kind.isWarmUp() || kind == HeldBy.FRAMEWORK) {
            return switch (role) {
                case HolderClasses.OWN -> kind == HeldBy.FIRST_USE ? ownFirstUse : own;
                case HolderClasses.FRAMEWORK -> kind == HeldBy.FRAMEWORK ? null : frameworks;
                case HolderClasses.IGNORED -> ignored;
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
