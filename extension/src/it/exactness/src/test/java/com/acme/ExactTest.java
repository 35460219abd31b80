package com.acme;

import io.github.memorybudget.junit.MemoryBudget;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What each of these keeps and allocates is known to the byte; the budgets are wide, so that nothing is rehearsed. */
@MemoryBudget(retained = "10 MB", allocated = "10 MB")
class ExactTest {

    private static final Object[] SLOTS = new Object[200];
    private static int next;
    private static Object sink;

    /** Outside of what is measured; it keeps the collections short. */
    @AfterEach
    void forget() {
        Arrays.fill(SLOTS, null);
    }

    @Test
    @Order(1)
    void empty() {}

    @RepeatedTest(40)
    @Order(2)
    void emptyRepeatedly() {}

    @RepeatedTest(40)
    @Order(3)
    void keepsOneArray() {
        SLOTS[next++] = new byte[984];
    }

    @RepeatedTest(40)
    @Order(4)
    void dropsOneArray() {
        sink = new byte[984];
        sink = null;
    }

    @RepeatedTest(40)
    @Order(5)
    void keepsThousandArrays() {
        Object[] kept = new Object[1_000];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = new byte[1_008];
        }
        SLOTS[next++] = kept;
    }
}
