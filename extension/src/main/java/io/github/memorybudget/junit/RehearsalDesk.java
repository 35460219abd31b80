package io.github.memorybudget.junit;

import io.github.memorybudget.core.measure.Measurement;
import io.github.memorybudget.core.measure.Plan;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a rehearsal, which runs as a test of its own in a nested launcher, learns what to measure, and leaves what it found.
 */
final class RehearsalDesk {

    /** Configuration parameter that marks a run as a rehearsal; its value is the ticket. */
    static final String TICKET = "io.github.memorybudget.rehearsal";

    private static final Map<String, RehearsalDesk> OPEN = new ConcurrentHashMap<>();

    private final String ticket = UUID.randomUUID().toString();
    private final Plan plan;
    private @Nullable Measurement found;

    private RehearsalDesk(Plan plan) {
        this.plan = plan;
    }

    static RehearsalDesk open(Plan plan) {
        RehearsalDesk desk = new RehearsalDesk(plan);
        OPEN.put(desk.ticket, desk);
        return desk;
    }

    static @Nullable RehearsalDesk of(String ticket) {
        return OPEN.get(ticket);
    }

    String ticket() {
        return ticket;
    }

    Plan plan() {
        return plan;
    }

    synchronized void leave(Measurement measurement) {
        found = measurement;
    }

    synchronized @Nullable Measurement take() {
        Measurement taken = found;
        found = null;
        return taken;
    }

    void close() {
        OPEN.remove(ticket);
    }
}
