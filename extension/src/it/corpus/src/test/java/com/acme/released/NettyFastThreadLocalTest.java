package com.acme.released;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import io.netty.util.concurrent.FastThreadLocal;
import org.junit.jupiter.api.Test;

/**
 * Netty 4.1.20: each time that a value is set after it was removed, another cleaner of the thread is registered. The
 * fix registers one for each variable, so that LIVE_SET does not grow.
 *
 * @see <a href="https://github.com/netty/netty/pull/7676">netty 7676</a>
 */
@Leaks(
        atLeast = 50_000,
        holder = {
            "static io.netty.util.internal.ObjectCleaner.LIVE_SET",
            "io.netty.util.internal.ObjectCleaner$AutomaticCleanerReference"
        })
class NettyFastThreadLocalTest {

    private static final FastThreadLocal<String> USER = new FastThreadLocal<>();

    @Test
    @MemoryBudget(retained = "16 KB")
    void setsAndRemoves() {
        for (int i = 0; i < 1_000; i++) {
            USER.set("Ada");
            USER.remove();
        }
        assertFalse(USER.isSet());
    }
}
