package io.github.memorybudget.core.heapdump;

import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fields by which the JDK chains all objects that have a cleaner or finalizer. Whoever has one of them does not hold the
 * others, although the field leads to them.
 */
final class SharedLists {

    private static final Set<String> ALL = Set.of();
    private static final Set<String> NEIGHBOURS = Set.of("next", "prev");

    /** By declaring class; no names mean all of its fields. */
    private static final Map<String, Set<String>> LINKS = Map.of(
            "jdk.internal.ref.PhantomCleanable", ALL,
            "jdk.internal.ref.SoftCleanable", ALL,
            "jdk.internal.ref.WeakCleanable", ALL,
            "jdk.internal.ref.Cleaner", NEIGHBOURS,
            "java.lang.ref.Finalizer", NEIGHBOURS,
            "java.lang.ref.Reference", Set.of("next", "discovered"));

    private final @Nullable BitSet[] links;

    SharedLists(ClassTable classes) {
        links = new BitSet[classes.count];
        for (int type = 0; type < classes.count; type++) {
            if (!classes.isArray(type) && classes.isSubclass(type, "java.lang.ref.Reference")) {
                links[type] = links(classes, type);
            }
        }
    }

    boolean isLink(int type, int slot) {
        BitSet slots = links[type];
        return slots != null && slots.get(slot);
    }

    private static BitSet links(ClassTable classes, int type) {
        BitSet slots = new BitSet();
        for (int slot = 0; slot < classes.slots(type); slot++) {
            Set<String> names = LINKS.get(classes.names[classes.declaring(type, slot)]);
            if (names != null && (names.isEmpty() || names.contains(classes.slotName(type, slot)))) {
                slots.set(slot);
            }
        }
        return slots;
    }
}
