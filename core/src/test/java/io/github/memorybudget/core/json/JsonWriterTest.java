package io.github.memorybudget.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonWriterTest {

    private static String written(String value) {
        String json =
                new JsonWriter().beginObject().member("v", value).endObject().toString();
        return json.substring("{\"v\":\"".length(), json.length() - "\"}".length());
    }

    @Test
    void writesNestedValuesOnOneLine() {
        String json = new JsonWriter()
                .beginObject()
                .member("a", 1L)
                .member("b", "x")
                .member("c", true)
                .beginObject("o")
                .endObject()
                .beginArray("l")
                .element("e")
                .element(-2)
                .beginObject()
                .member("n", 3)
                .endObject()
                .beginObject()
                .endObject()
                .endArray()
                .beginArray("empty")
                .endArray()
                .member("last", Long.MIN_VALUE)
                .endObject()
                .toString();

        assertThat(json)
                .isEqualTo("{\"a\":1,\"b\":\"x\",\"c\":true,\"o\":{},\"l\":[\"e\",-2,{\"n\":3},{}],\"empty\":[],"
                        + "\"last\":-9223372036854775808}");
    }

    @Test
    void leavesOutNullMembers() {
        String json = new JsonWriter()
                .beginObject()
                .member("text", (String) null)
                .member("number", (Number) null)
                .member("last", 1)
                .endObject()
                .toString();

        assertThat(json).isEqualTo("{\"last\":1}");
    }

    @Test
    void writesWholeNumbersOnly() {
        assertThat(new JsonWriter().beginObject().member("n", 1.9).endObject()).hasToString("{\"n\":1}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0022 | \\\"",
                "005c | \\\\",
                "000a | \\n",
                "000d | \\r",
                "0009 | \\t",
                "0008 | \\u0008",
                "000c | \\u000c",
                "0000 | \\u0000",
                "001f | \\u001f",
                "007f | \\u007f",
                "0085 | \\u0085",
                "009f | \\u009f",
                "200b | \\u200b",
                "202e | \\u202e",
                "feff | \\ufeff",
                "fdd0 | \\ufdd0",
                "ffff | \\uffff",
                "2028 | \\u2028",
                "2029 | \\u2029",
                "d800 | \\ud800",
                "dc00 | \\udc00"
            })
    void escapesWhatWouldBreakALineOrItsEncoding(String hex, String escaped) {
        String character = String.valueOf((char) Integer.parseInt(hex, 16));

        assertThat(written(character)).isEqualTo(escaped);
        assertThat(written("a" + character + "z")).isEqualTo("a" + escaped + "z");
        assertThat(new JsonWriter().beginObject().member(character, 1).endObject())
                .hasToString("{\"" + escaped + "\":1}");
    }

    @Test
    void keepsPairsOfSurrogatesAndOtherText() {
        assertThat(written("/ü漢\u00a0\ud83d\ude00'")).isEqualTo("/ü漢\u00a0\ud83d\ude00'");
    }

    @Test
    void escapesSurrogatesInTheWrongOrder() {
        assertThat(written("\ude00\ud83d")).isEqualTo("\\ude00\\ud83d");
    }

    @Test
    void escapesTheSurrogateThatAPairLeavesOver() {
        assertThat(written("\ud83d\ud83d\ude00")).isEqualTo("\\ud83d\ud83d\ude00");
        assertThat(written("\ud83d\ude00\ude00")).isEqualTo("\ud83d\ude00\\ude00");
    }

    @Test
    void everyCharacterGivesOneLineOfValidUtf8() {
        StringBuilder all = new StringBuilder();
        for (int c = Character.MIN_VALUE; c <= Character.MAX_VALUE; c++) {
            all.append((char) c).append('.');
        }

        String json = written(all.toString());

        assertThat(new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(json);
        assertThat(json.lines()).hasSize(1);
        assertThat(json).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
    }
}
