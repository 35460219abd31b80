package com.acme.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** 40 MB live at once and then let go. */
@Leaks(pattern = "SPIKE", metric = "peak", atLeast = 8_388_609, atMost = 41_000_000)
class SpikeTest {

    @Test
    @MemoryBudget(retained = "64 KB", peak = "8 MB")
    void collectsEverythingFirst() {
        List<byte[]> rows = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            rows.add(new byte[1_000]);
            if (i % 400 == 0) {
                LockSupport.parkNanos(1_000_000);
            }
        }
        assertEquals(40_000, rows.size());
    }
}
