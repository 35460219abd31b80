package io.github.memorybudget.junit;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@MemoryBudget(retained = "10 MB", allocated = "10 MB")
class ExactnessCases {

    static final Object[] SLOTS = new Object[1000];
    static int next;
    static final Object[] THOUSANDS = new Object[1000];

    @Test
    void empty() {}

    @RepeatedTest(40)
    void emptyRepeated() {}

    @RepeatedTest(40)
    void keeps() {
        SLOTS[next++] = new byte[984];
    }

    static Object sink;

    @RepeatedTest(40)
    void drops() {
        sink = new byte[984];
        sink = null;
    }

    @RepeatedTest(40)
    void keepsThousand() {
        Object[] kept = THOUSANDS;
        java.util.Arrays.fill(kept, null);
        for (int i = 0; i < kept.length; i++) {
            kept[i] = new byte[1008 - 16];
        }
        SLOTS[next++] = kept.clone();
        java.util.Arrays.fill(kept, null);
    }
}
