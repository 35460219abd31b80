package io.github.memorybudget.examples.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.eventbus.EventBus;
import io.github.memorybudget.junit.KnownLeak;
import io.github.memorybudget.junit.MemoryBudget;
import org.junit.jupiter.api.Test;

/**
 * Culprit: listeners that are never removed.
 *
 * <p>The event bus outlives the views that subscribe to it. A view that doesn't unsubscribe is held by the bus,
 * with all that it holds itself, and goes on working for nobody. The fix ends the subscription where the view ends:
 * {@code close}, called by try-with-resources.
 */
@MemoryBudget(retained = "256 KB")
class ListenerLeakTest {

    private static final EventBus BUS = new EventBus();

    private static final int VIEWS = 200;

    @Test
    @KnownLeak(
            issue = "https://github.com/memory-budget/examples/issues/2",
            until = "2099-12-31",
            reason = "kept as an example: subscribers that never leave the bus",
            metrics = "retained")
    void forgottenViewsStayOnTheBus() {
        for (int i = 0; i < VIEWS; i++) {
            ForgottenPriceView view = new ForgottenPriceView(BUS);
            BUS.post(new PriceChanged("ACME", i));
            assertEquals(i, view.latest());
        }
    }

    @Test
    void closedViewsLeaveTheBus() {
        for (int i = 0; i < VIEWS; i++) {
            try (ClosingPriceView view = new ClosingPriceView(BUS)) {
                BUS.post(new PriceChanged("ACME", i));
                assertEquals(i, view.latest());
            }
        }
    }
}
