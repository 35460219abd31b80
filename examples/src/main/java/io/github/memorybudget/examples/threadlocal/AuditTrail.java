package io.github.memorybudget.examples.threadlocal;

import java.util.ArrayList;
import java.util.List;

/** What happened in the request that the current thread serves. */
final class AuditTrail {

    private static final ThreadLocal<List<String>> ENTRIES = ThreadLocal.withInitial(ArrayList::new);

    private AuditTrail() {}

    static void add(String entry) {
        ENTRIES.get().add(entry);
    }

    static int size() {
        return ENTRIES.get().size();
    }

    static void remove() {
        ENTRIES.remove();
    }
}
