package io.github.memorybudget.core.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON value as a single line. Members whose value is null are left out.
 *
 * <p>The test JVM must not carry a JSON library, which could differ from the user's own; so this is all there is.
 * Escapes follow RFC 8259, section 7, and also cover U+2028, U+2029, DEL, C1 controls and lone surrogates, so that a line
 * stays one line, and valid UTF-8, for every reader.
 *
 * @since 0.1
 */
public final class JsonWriter {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out = new StringBuilder(512);
    private boolean first = true;

    /** Opens an object as the next array element, or as the whole. */
    public JsonWriter beginObject() {
        separate();
        return open('{');
    }

    /** Opens an object as a member. */
    public JsonWriter beginObject(String name) {
        name(name);
        return open('{');
    }

    /** Closes the innermost object. */
    public JsonWriter endObject() {
        return close('}');
    }

    /** Opens an array as a member. */
    public JsonWriter beginArray(String name) {
        name(name);
        return open('[');
    }

    /** Closes the innermost array. */
    public JsonWriter endArray() {
        return close(']');
    }

    /** A text member, left out when null. */
    public JsonWriter member(String name, @Nullable String value) {
        if (value != null) {
            name(name);
            string(value);
        }
        return this;
    }

    /** A whole-number member, left out when null. */
    public JsonWriter member(String name, @Nullable Number value) {
        if (value != null) {
            name(name);
            out.append(value.longValue());
        }
        return this;
    }

    /** A truth member. */
    public JsonWriter member(String name, boolean value) {
        name(name);
        out.append(value);
        return this;
    }

    /** A text as the next array element. */
    public JsonWriter element(String value) {
        separate();
        string(value);
        return this;
    }

    /** A whole number as the next array element. */
    public JsonWriter element(long value) {
        separate();
        out.append(value);
        return this;
    }

    /** What was written so far and a line end, in UTF-8. */
    public byte[] toLine() {
        return out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What was written so far, without a line end. */
    @Override
    public String toString() {
        return out.toString();
    }

    private JsonWriter open(char bracket) {
        out.append(bracket);
        first = true;
        return this;
    }

    private JsonWriter close(char bracket) {
        out.append(bracket);
        first = false;
        return this;
    }

    private void separate() {
        if (!first) {
            out.append(',');
        }
        first = false;
    }

    private void name(String name) {
        separate();
        string(name);
        out.append(':');
    }

    private void string(String value) {
        out.append('"');
        if (isPlainAscii(value)) {
            out.append(value);
        } else {
            escape(value);
        }
        out.append('"');
    }

    /** Nearly always so; then the text is copied as it is, which also matters before this class is compiled. */
    private static boolean isPlainAscii(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (isPlain(value, i)) {
                        out.append(c);
                    } else {
                        unicode(c);
                    }
                }
            }
        }
    }

    /**
     * Whether it stands for itself. What can't be seen is escaped: a direction that turns within a name would turn the
     * rest of its line too, wherever somebody looks at the file.
     */
    private static boolean isPlain(String value, int i) {
        int first = i > 0 && Character.isSurrogatePair(value.charAt(i - 1), value.charAt(i)) ? i - 1 : i;
        int c = value.codePointAt(first);
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            // The last two of each plane are no characters, and neither are these.
            default -> (c & 0xFFFE) != 0xFFFE && (c < 0xFDD0 || c > 0xFDEF);
        };
    }

    private void unicode(char c) {
        out.append("\\u")
                .append(HEX[c >> 12])
                .append(HEX[c >> 8 & 15])
                .append(HEX[c >> 4 & 15])
                .append(HEX[c & 15]);
    }
}
