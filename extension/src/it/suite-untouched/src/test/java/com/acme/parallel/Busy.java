package com.acme.parallel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;

/** Allocates, keeps for a while, and lets go, without a budget. */
@ExtendWith(Running.class)
abstract class Busy {

    @RepeatedTest(20)
    void allocates() throws InterruptedException {
        List<byte[]> rows = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            rows.add(new byte[1_000]);
        }
        Thread.sleep(20);
        assertTrue(rows.size() == 1_000);
    }
}
