package io.github.memorybudget.examples.threadlocal;

import java.util.ArrayList;
import java.util.List;

/** What happened in the request that the current thread serves. */
final class AuditTrail {

    private final ThreadLocal<List<String>> entries = ThreadLocal.withInitial(ArrayList::new);

    void add(String entry) {
        entries.get().add(entry);
    }

    int size() {
        return entries.get().size();
    }

    void remove() {
        entries.remove();
    }
}
