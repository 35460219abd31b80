package io.github.memorybudget.core.heapdump;

import java.util.Arrays;
import java.util.BitSet;

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
    private final BitSet ofLibraries = new BitSet();

    RegisteredBeans(HeapGraph graph, HolderClasses classes) {
        this.graph = graph;
        this.classes = classes;
        int repository = Arrays.asList(graph.classes.names).indexOf(REPOSITORY);
        for (int object = 0; repository >= 0 && object < graph.count; object++) {
            if (graph.type(object) == repository) {
                add(entries(graph.field(object, "domainTb")));
            }
        }
    }

    /** Whether an object is such an entry. */
    boolean isEntryOfLibrary(int object) {
        return ofLibraries.get(object);
    }

    private void add(IntList domains) {
        int[] beansByType = new int[graph.classes.count];
        for (int i = 0; i < domains.size(); i++) {
            IntList beans = entries(value(domains.get(i)));
            for (int k = 0; k < beans.size(); k++) {
                int type = typeOfBean(beans.get(k));
                if (type >= 0) {
                    beansByType[type]++;
                }
            }
        }
        for (int i = 0; i < domains.size(); i++) {
            addDomain(domains.get(i), beansByType);
        }
    }

    private void addDomain(int domain, int[] beansByType) {
        IntList beans = entries(value(domain));
        int ofLibrary = 0;
        for (int k = 0; k < beans.size(); k++) {
            int type = typeOfBean(beans.get(k));
            if (type >= 0 && beansByType[type] == 1 && classes.isLibrarysFirstUse(type)) {
                ofLibraries.set(beans.get(k));
                ofLibrary++;
            }
        }
        if (ofLibrary == beans.size()) {
            ofLibraries.set(domain);
        }
    }

    /** The class of what is registered, or of what the JDK's bean stands before that is; {@link HeapGraph#NULL} for none. */
    private int typeOfBean(int entry) {
        int bean = behind(behind(field(value(entry), "object")));
        return bean < 0 ? HeapGraph.NULL : graph.type(bean);
    }

    /** What a bean of the JDK stands before: {@code StandardMBean} before its {@code MBeanSupport}, that before anything. */
    private int behind(int bean) {
        if (bean < 0 || !ClassNames.isJdk(graph.className(bean))) {
            return bean;
        }
        int support = graph.field(bean, "mbean");
        int resource = graph.field(bean, "resource");
        return support >= 0 ? support : resource >= 0 ? resource : bean;
    }

    /** The entries of a {@code HashMap}. */
    private IntList entries(int map) {
        IntList entries = new IntList();
        int table = field(map, "table");
        int slots = table < 0 ? 0 : graph.slots(table);
        for (int slot = 0; slot < slots; slot++) {
            for (int entry = graph.target(graph.firstSlot(table) + slot); entry >= 0; entry = field(entry, "next")) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private int value(int entry) {
        return field(entry, "value");
    }

    private int field(int object, String name) {
        return object < 0 ? HeapGraph.NULL : graph.field(object, name);
    }
}
