package io.github.memorybudget.core.heapdump;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;

/**
 * The MBeans of libraries that the run was the first to use. A library registers them when it is first used, as it does a hook
 * for the end of the JVM; the JDK's map of MBeans was there before. What is theirs in that map are entries: by domain, and in
 * that by name.
 */
final class RegisteredBeans {

    private static final String REPOSITORY = "com.sun.jmx.mbeanserver.Repository";

    private final HeapGraph graph;
    private final HolderClasses classes;
    private final BitSet entries = new BitSet();

    RegisteredBeans(HeapGraph graph, HolderClasses classes) {
        this.graph = graph;
        this.classes = classes;
        int repository = Arrays.asList(graph.classes.names).indexOf(REPOSITORY);
        for (int object = 0; repository >= 0 && object < graph.count; object++) {
            if (graph.type(object) == repository) {
                forEachEntry(graph.field(object, "domainTb"), this::addDomain);
            }
        }
    }

    /** Whether an object is such an entry. */
    boolean isEntryOfLibrary(int object) {
        return entries.get(object);
    }

    private void addDomain(int entry) {
        int[] others = {0};
        forEachEntry(graph.field(entry, "value"), bean -> {
            if (isOfLibrary(graph.field(bean, "value"))) {
                entries.set(bean);
            } else {
                others[0]++;
            }
        });
        if (others[0] == 0) {
            entries.set(entry);
        }
    }

    private boolean isOfLibrary(int named) {
        int resource = resource(resource(field(named, "object")));
        return resource >= 0 && classes.isLibrarysFirstUse(graph.type(resource));
    }

    /** What a bean of the JDK stands before: {@code StandardMBean} before its {@code MBeanSupport}, that before anything. */
    private int resource(int bean) {
        if (bean < 0 || !ClassNames.isJdk(graph.className(bean))) {
            return bean;
        }
        int support = graph.field(bean, "mbean");
        int resource = graph.field(bean, "resource");
        return support >= 0 ? support : resource >= 0 ? resource : bean;
    }

    private void forEachEntry(int map, IntConsumer entry) {
        int table = field(map, "table");
        if (table < 0) {
            return;
        }
        for (int slot = 0; slot < graph.slots(table); slot++) {
            for (int node = graph.target(graph.firstSlot(table) + slot); node >= 0; node = graph.field(node, "next")) {
                entry.accept(node);
            }
        }
    }

    private int field(int object, String name) {
        return object < 0 ? HeapGraph.NULL : graph.field(object, name);
    }
}
