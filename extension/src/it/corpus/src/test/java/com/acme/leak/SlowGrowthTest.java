package com.acme.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import org.junit.jupiter.api.Test;

/** 40 bytes a call, on a budget of none. */
@Leaks(atLeast = 40, atMost = 64)
class SlowGrowthTest {

    private static Node head;

    @Test
    @MemoryBudget(retained = "0 B")
    void remembersACall() {
        head = new Node(head, 1, 2, 3);
        assertEquals(6, head.a + head.b + head.c);
    }

    /** A header of 12 bytes, a reference of 4, and three fields of 8, where references are compressed. */
    private record Node(Node next, long a, long b, long c) {}
}
