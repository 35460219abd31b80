package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.KeepsNothing;
import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.collections4.multimap.ArrayListValuedHashMap;
import org.apache.commons.io.IOUtils;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.builder.ToStringBuilder;
import org.apache.commons.lang3.builder.ToStringStyle;
import org.junit.jupiter.api.Test;

/** Several of the commons libraries. */
class CommonsTest {

    @Test
    @KeepsNothing
    void helps() throws IOException {
        assertEquals("Ada Lovelace", WordsOf.capitalize("ada lovelace"));
        assertEquals("900150983cd24fb0d6963f7d28e17f72", DigestUtils.md5Hex("abc"));
        assertEquals(2, new ArrayListValuedHashMap<String, Integer>(Map.of("a", 1, "b", 2)).size());
        assertEquals("hello", IOUtils.toString(new StringReader("hello")));
        assertEquals(
                "WordsOf[word=x]",
                new ToStringBuilder(new WordsOf(), ToStringStyle.SHORT_PREFIX_STYLE)
                        .append("word", "x")
                        .toString()
                        .replaceFirst("^.*\\.", ""));
    }

    private static final class WordsOf {

        static String capitalize(String text) {
            return Arrays.stream(text.split(" ")).map(StringUtils::capitalize).collect(Collectors.joining(" "));
        }
    }
}
