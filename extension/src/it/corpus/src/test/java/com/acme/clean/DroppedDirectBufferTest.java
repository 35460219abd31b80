package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.KeepsNothing;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Direct buffers that are dropped, which are freed when they are collected. */
class DroppedDirectBufferTest {

    @Test
    @KeepsNothing
    void drops() {
        for (int i = 0; i < 10; i++) {
            assertEquals(1_000_000, ByteBuffer.allocateDirect(1_000_000).capacity());
        }
    }
}
