package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.KeepsNothing;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Streams, collectors and their lambdas. */
class StreamsTest {

    @Test
    @KeepsNothing
    void groups() {
        Map<Integer, List<String>> byLength = IntStream.range(0, 1_000)
                .mapToObj(Integer::toString)
                .sorted(Comparator.reverseOrder())
                .collect(Collectors.groupingBy(String::length, TreeMap::new, Collectors.toList()));
        assertEquals(900, byLength.get(3).size());
        assertEquals(4.5, IntStream.range(0, 10).summaryStatistics().getAverage());
    }
}
