package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.KeepsNothing;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Methods of records, a switch over an enum, text put together. */
class RecordsAndEnumsTest {

    @Test
    @KeepsNothing
    void switches() {
        Point point = new Point(3, Color.GREEN);
        assertEquals(new Point(3, Color.GREEN).hashCode(), point.hashCode());
        assertEquals("Point[x=3, color=GREEN]", point.toString());
        assertEquals(2, rank(Color.GREEN));
        assertEquals(Map.of(Color.RED, 1), new EnumMap<>(Map.of(Color.RED, 1)));
        String text = "x" + point.x() + rank(Color.RED) + 'c' + 1.5;
        assertEquals("x31c1.5", text);
    }

    private static int rank(Color color) {
        return switch (color) {
            case RED -> 1;
            case GREEN -> 2;
        };
    }

    private enum Color {
        RED,
        GREEN
    }

    private record Point(int x, Color color) {}
}
