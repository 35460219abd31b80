package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.memorybudget.junit.MemoryBudget;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Keeps nothing of its own, although the JDK keeps tables, classes and lambdas of its first use. The budget for allocation
 * is above what a warm run needs and far below what the first one does.
 */
abstract class FirstUse {

    @Test
    @MemoryBudget(retained = "16 KB", allocated = "64 KB")
    void formatsDays() {
        List<String> days = IntStream.rangeClosed(1, 9)
                .mapToObj(day -> LocalDate.of(2026, 11, day))
                .map(day -> String.format(
                        Locale.ROOT,
                        "%s: %,d",
                        day.format(DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ROOT)),
                        1_000))
                .filter(text -> Pattern.compile("^\\d+ Nov \\d{4}: [\\d,]+$")
                        .matcher(text)
                        .matches())
                .collect(Collectors.toList());
        assertEquals(9, days.size());
    }
}
