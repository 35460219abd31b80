package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.KeepsNothing;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.Properties;
import java.util.Scanner;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Scanners, properties, identifiers, big numbers and encodings. */
class TextTest {

    @Test
    @KeepsNothing
    void reads() throws IOException {
        try (Scanner scanner = new Scanner("12 apples; 7 pears")) {
            assertEquals(12, scanner.nextInt());
        }
        Properties properties = new Properties();
        properties.load(new StringReader("a=1\nb:2"));
        assertEquals("2", properties.getProperty("b"));
        assertEquals(36, UUID.randomUUID().toString().length());
        assertEquals(
                "0.3333",
                BigDecimal.ONE
                        .divide(BigDecimal.valueOf(3), 4, RoundingMode.HALF_UP)
                        .toString());
        assertEquals("aGVsbG8=", Base64.getEncoder().encodeToString("hello".getBytes(Charset.forName("windows-1252"))));
    }
}
