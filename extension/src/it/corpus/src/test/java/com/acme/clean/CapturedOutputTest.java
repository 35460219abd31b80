package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.KeepsNothing;
import org.junit.jupiter.api.Test;

/** 800 KB printed while JUnit captures the output: what it holds of it is not the test's. */
class CapturedOutputTest {

    @Test
    @KeepsNothing
    void prints() {
        String line = "x".repeat(99);
        for (int i = 0; i < 8_000; i++) {
            System.out.println(line);
        }
        assertEquals(99, line.length());
    }
}
