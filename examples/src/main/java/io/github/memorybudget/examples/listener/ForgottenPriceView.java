package io.github.memorybudget.examples.listener;

import com.google.common.eventbus.EventBus;
import com.google.common.eventbus.Subscribe;

/** Subscribes when it is made and never unsubscribes: the bus keeps it, and its history, as long as the bus lives. */
public final class ForgottenPriceView {

    private final PriceHistory history = new PriceHistory();

    public ForgottenPriceView(EventBus bus) {
        bus.register(this);
    }

    @Subscribe
    public void on(PriceChanged change) {
        history.add(change);
    }

    public long latest() {
        return history.latest();
    }
}
