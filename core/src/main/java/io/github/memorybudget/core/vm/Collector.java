package io.github.memorybudget.core.vm;

import com.sun.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The garbage collector of this JVM, as its beans show it.
 *
 * @since 0.1
 */
public final class Collector {

    /** The collectors that are told apart. */
    public enum Kind {
        /** {@code -XX:+UseG1GC}. */
        G1("G1"),
        /** {@code -XX:+UseSerialGC}. */
        SERIAL("Serial"),
        /** {@code -XX:+UseParallelGC}. */
        PARALLEL("Parallel"),
        /** {@code -XX:+UseZGC}. */
        ZGC("ZGC"),
        /** {@code -XX:+UseShenandoahGC}. */
        SHENANDOAH("Shenandoah"),
        /** Another one, such as Epsilon. */
        OTHER("");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    private static final Collector CURRENT = new Collector(ManagementFactory.getGarbageCollectorMXBeans().stream()
            .filter(GarbageCollectorMXBean.class::isInstance)
            .map(GarbageCollectorMXBean.class::cast)
            .toList());

    private final List<GarbageCollectorMXBean> beans;
    private final Kind kind;
    private final GarbageCollectorMXBean full;
    // An array: going through a list makes an iterator, until the compiler removes it in the middle of a test.
    private final MemoryPoolMXBean[] heapPools;

    private Collector(List<GarbageCollectorMXBean> beans) {
        this.beans = beans;
        this.kind = kindOf(beans);
        this.full = fullCollector(beans);
        this.heapPools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toArray(MemoryPoolMXBean[]::new);
    }

    /** The one in use. */
    public static Collector current() {
        return CURRENT;
    }

    private static Kind kindOf(List<GarbageCollectorMXBean> beans) {
        String names = beans.stream().map(GarbageCollectorMXBean::getName).collect(Collectors.joining(","));
        if (names.contains("G1 ")) {
            return Kind.G1;
        }
        if (names.contains("MarkSweepCompact")) {
            return Kind.SERIAL;
        }
        if (names.contains("PS ")) {
            return Kind.PARALLEL;
        }
        if (names.contains("ZGC")) {
            return Kind.ZGC;
        }
        return names.contains("Shenandoah") ? Kind.SHENANDOAH : Kind.OTHER;
    }

    /** Which one it is. */
    public Kind kind() {
        return kind;
    }

    /** Its name in results: {@code G1}; for an unknown one the first bean's name. */
    public String label() {
        if (kind != Kind.OTHER) {
            return kind.label;
        }
        return beans.isEmpty() ? "unknown" : beans.get(0).getName();
    }

    /** How many collections of any kind have ended since the JVM started. */
    public long collections() {
        long count = 0;
        for (GarbageCollectorMXBean bean : beans) {
            count += bean.getCollectionCount();
        }
        return count;
    }

    /** How many collections of the whole heap have ended since the JVM started. */
    public long fullCollections() {
        return full.getCollectionCount();
    }

    /** Heap in use right after the last collection of the whole heap, in bytes, as the collector left it. */
    public long usedAfterLastFullCollection() {
        long used = 0;
        for (MemoryPoolMXBean pool : heapPools) {
            // Unlike GcInfo this makes no open-type conversions, whose own first calls would show up in the figure.
            MemoryUsage usage = pool.getCollectionUsage();
            used += usage == null ? 0 : usage.getUsed();
        }
        return used;
    }

    private static GarbageCollectorMXBean fullCollector(List<GarbageCollectorMXBean> beans) {
        for (GarbageCollectorMXBean bean : beans) {
            String name = bean.getName();
            if (name.equals("G1 Old Generation") || name.equals("MarkSweepCompact") || name.equals("PS MarkSweep")) {
                return bean;
            }
        }
        return beans.get(beans.size() - 1);
    }
}
