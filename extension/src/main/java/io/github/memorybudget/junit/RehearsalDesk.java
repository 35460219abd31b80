package io.github.memorybudget.junit;

import io.github.memorybudget.core.measure.Measurement;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a rehearsal, which runs as a test of its own in a nested launcher, learns what to do, and leaves what it found.
 */
final class RehearsalDesk {

    /** Configuration parameter that marks a run as a rehearsal; its value is the ticket. */
    static final String TICKET = "io.github.memorybudget.rehearsal";

    private static final Map<String, RehearsalDesk> OPEN = new ConcurrentHashMap<>();

    private final String ticket = UUID.randomUUID().toString();
    private final RehearsedBody body;
    private @Nullable Measurement found;

    private RehearsalDesk(RehearsedBody body) {
        this.body = body;
    }

    static RehearsalDesk open(RehearsedBody body) {
        RehearsalDesk desk = new RehearsalDesk(body);
        OPEN.put(desk.ticket, desk);
        return desk;
    }

    static @Nullable RehearsalDesk of(String ticket) {
        return OPEN.get(ticket);
    }

    String ticket() {
        return ticket;
    }

    RehearsedBody body() {
        return body;
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
