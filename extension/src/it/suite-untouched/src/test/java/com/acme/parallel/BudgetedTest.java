package com.acme.parallel;

import io.github.memorybudget.junit.MemoryBudget;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests of known figures, each of which should find itself alone. */
@ExtendWith(Running.class)
class BudgetedTest {

    private static final List<byte[]> KEPT = new ArrayList<>(1_000);

    @Test
    @MemoryBudget(retained = "1 MB", allocated = "1 MB")
    void a_keepsNothing() {
        Running.assertAlone();
        KEPT.size();
        Running.assertAlone();
    }

    @Test
    @MemoryBudget(retained = "1 MB", allocated = "1 MB")
    void b_keepsAnArray() {
        Running.assertAlone();
        KEPT.add(new byte[984]);
        Running.assertAlone();
    }

    @Test
    @MemoryBudget(retained = "1 MB", allocated = "1 MB")
    void c_dropsAnArray() {
        Running.assertAlone();
        byte[] dropped = new byte[9_984];
        dropped[0] = 1;
        Running.assertAlone();
    }

    @RepeatedTest(9)
    @MemoryBudget(retained = "1 MB", allocated = "1 MB")
    void d_keepsAHundredArrays() {
        Running.assertAlone();
        for (int i = 0; i < 100; i++) {
            KEPT.add(new byte[984]);
        }
        Running.assertAlone();
    }
}
