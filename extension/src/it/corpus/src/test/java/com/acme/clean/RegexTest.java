package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.KeepsNothing;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Patterns with groups, classes of characters and replacement. */
class RegexTest {

    @Test
    @KeepsNothing
    void matches() {
        Pattern pattern = Pattern.compile("(?<key>\\p{IsAlphabetic}+)\\s*=\\s*(?<value>[^;]+);?", Pattern.UNICODE_CASE);
        Matcher matcher = pattern.matcher("größe = 12; länge=7");
        assertTrue(matcher.find());
        assertEquals("größe", matcher.group("key"));
        assertEquals("b-a", "a-b".replaceAll("(\\w)-(\\w)", "$2-$1"));
    }
}
