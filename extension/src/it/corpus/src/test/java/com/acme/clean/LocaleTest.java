package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.KeepsNothing;
import java.text.Collator;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Numbers, currencies and the order of words in several languages. */
class LocaleTest {

    @Test
    @KeepsNothing
    void knowsLanguages() {
        assertEquals("1.234,5", NumberFormat.getInstance(Locale.GERMANY).format(1_234.5));
        assertEquals("EUR", Currency.getInstance(Locale.FRANCE).getCurrencyCode());
        List<String> words = new ArrayList<>(List.of("zebra", "ähre", "apfel"));
        words.sort(Collator.getInstance(Locale.GERMAN));
        assertEquals(List.of("ähre", "apfel", "zebra"), words);
        assertEquals("Deutsch", Locale.GERMAN.getDisplayLanguage(Locale.GERMAN));
    }
}
