package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.KeepsNothing;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Futures on the common pool and on the JDK's own timer thread. */
class CompletableFutureTest {

    @Test
    @KeepsNothing
    void completes() {
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> 20);
        CompletableFuture<Integer> second =
                CompletableFuture.supplyAsync(() -> 22, CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS));
        assertEquals(
                42,
                first.thenCombineAsync(second, Integer::sum)
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join());
    }
}
