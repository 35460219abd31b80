package com.acme.leak;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Listeners that are added and never removed. */
@Leaks(atLeast = 1_000_000, atMost = 1_100_000)
class ListenerTest {

    private static final EventBus BUS = new EventBus();

    @Test
    @MemoryBudget(retained = "64 KB")
    void opensAView() {
        new View(BUS);
        BUS.publish("opened");
    }

    private static final class EventBus {

        private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

        void subscribe(Consumer<String> listener) {
            listeners.add(listener);
        }

        void publish(String event) {
            listeners.forEach(listener -> listener.accept(event));
        }
    }

    private static final class View {

        private final byte[] pixels = new byte[1_000_000];
        private String shown = "";

        View(EventBus bus) {
            bus.subscribe(event -> shown = event + pixels.length);
        }
    }
}
