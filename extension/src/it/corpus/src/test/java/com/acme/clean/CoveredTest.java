package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.KeepsNothing;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A test under JaCoCo's agent, which keeps an array of probes for each class. */
class CoveredTest {

    @Test
    @KeepsNothing
    void isCovered() {
        assertEquals(
                List.of("1", "2", "fizz"),
                IntStream.rangeClosed(1, 3).mapToObj(Covered::say).toList());
    }

    private static final class Covered {

        static String say(int number) {
            return number % 3 == 0 ? "fizz" : Integer.toString(number);
        }
    }
}
