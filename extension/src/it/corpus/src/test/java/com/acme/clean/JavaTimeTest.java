package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.KeepsNothing;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Zones, their rules, and formats of days in words. */
class JavaTimeTest {

    @Test
    @KeepsNothing
    void tellsTheTime() {
        ZonedDateTime berlin = ZonedDateTime.of(2026, 7, 1, 12, 0, 0, 0, ZoneId.of("Europe/Berlin"));
        assertEquals(
                6, berlin.withZoneSameInstant(ZoneId.of("America/New_York")).getHour());
        DateTimeFormatter words = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.FRENCH);
        assertEquals("mercredi 1 juillet 2026", words.format(berlin));
        assertEquals(Duration.ofHours(36), Duration.parse("P1DT12H"));
        assertEquals(LocalDate.of(2026, 12, 31), LocalDate.parse("2026-365", DateTimeFormatter.ISO_ORDINAL_DATE));
    }
}
