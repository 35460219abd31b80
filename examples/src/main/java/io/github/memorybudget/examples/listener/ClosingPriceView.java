package io.github.memorybudget.examples.listener;

import com.google.common.eventbus.EventBus;
import com.google.common.eventbus.Subscribe;

/** Unsubscribes when it is closed, so that the bus lets go of it. */
public final class ClosingPriceView implements AutoCloseable {

    private final PriceHistory history = new PriceHistory();
    private final EventBus bus;

    public ClosingPriceView(EventBus bus) {
        this.bus = bus;
        bus.register(this);
    }

    @Subscribe
    public void on(PriceChanged change) {
        history.add(change);
    }

    public long latest() {
        return history.latest();
    }

    @Override
    public void close() {
        bus.unregister(this);
    }
}
