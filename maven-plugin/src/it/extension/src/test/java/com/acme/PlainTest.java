package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PlainTest {

    @Test
    void builds() {
        assertEquals(1_000_000, new byte[1_000_000].length);
    }
}
