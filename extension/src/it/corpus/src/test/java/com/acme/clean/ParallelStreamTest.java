package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.KeepsNothing;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A parallel stream, whose threads are of the common pool. */
class ParallelStreamTest {

    @Test
    @KeepsNothing
    void sums() {
        long sum =
                LongStream.rangeClosed(1, 1_000_000).parallel().map(i -> i % 7).sum();
        assertEquals(2_999_997, sum, 10);
    }
}
