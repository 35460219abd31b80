package io.github.memorybudget.core.heapdump;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;

/**
 * The MBeans that libraries register when they are first used, as they do hooks for the end of the JVM: of a class that the run
 * was the first to use, and the only one of that class. Some libraries register one for each of their objects, a pool for
 * example; of these there may be more. The JDK's map of MBeans was there before; what is theirs in it are entries: by domain,
 * and in that by name.
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
                int domains = graph.field(object, "domainTb");
                int[] beansByType = new int[graph.classes.count];
                forEachEntry(domains, domain -> count(domain, beansByType));
                forEachEntry(domains, domain -> addDomain(domain, beansByType));
            }
        }
    }

    /** Whether an object is such an entry. */
    boolean isEntryOfLibrary(int object) {
        return entries.get(object);
    }

    private void count(int domain, int[] beansByType) {
        forEachEntry(graph.field(domain, "value"), bean -> {
            int resource = resourceOf(bean);
            if (resource >= 0) {
                beansByType[graph.type(resource)]++;
            }
        });
    }

    private void addDomain(int domain, int[] beansByType) {
        int[] others = {0};
        forEachEntry(graph.field(domain, "value"), bean -> {
            int resource = resourceOf(bean);
            int type = resource < 0 ? HeapGraph.NULL : graph.type(resource);
            if (type >= 0 && beansByType[type] == 1 && classes.isLibrarysFirstUse(type)) {
                entries.set(bean);
            } else {
                others[0]++;
            }
        });
        if (others[0] == 0) {
            entries.set(domain);
        }
    }

    /** What a bean is, or what the JDK's beans stand before. */
    private int resourceOf(int bean) {
        return resource(resource(field(graph.field(bean, "value"), "object")));
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
