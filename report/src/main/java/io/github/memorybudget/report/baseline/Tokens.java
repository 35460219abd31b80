package io.github.memorybudget.report.baseline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** A JSON file as tokens, with the line of each in what is said of it. */
final class Tokens {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int LONGEST = 80;

    interface Member {
        /** Reads a member's value; the current token is its first. */
        void read(String name) throws IOException;
    }

    private final Path file;
    private final JsonParser parser;

    Tokens(Path file, byte[] bytes) throws IOException {
        this.file = file;
        this.parser = FACTORY.createParser(bytes);
    }

    JsonToken next() throws BaselineException {
        try {
            JsonToken token = parser.nextToken();
            return token == null ? JsonToken.NOT_AVAILABLE : token;
        } catch (JsonProcessingException malformed) {
            // The parser has gone on past the token before; only the exception knows where it stumbled.
            int line = malformed.getLocation() == null
                    ? line()
                    : malformed.getLocation().getLineNr();
            throw new BaselineException(file, line, "is not JSON: " + malformed.getOriginalMessage());
        } catch (IOException unreadable) {
            throw wrong("is not UTF-8: " + unreadable.getMessage());
        }
    }

    /** Goes through the members of the object that starts at the current token. */
    void members(String what, Member member) throws IOException {
        expect(JsonToken.START_OBJECT, what + ", an object");
        Set<String> seen = new HashSet<>();
        while (next() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (!seen.add(name)) {
                throw wrong(quoted(name) + " stands there twice; keep one of the lines");
            }
            next();
            member.read(name);
        }
    }

    void expect(JsonToken token, String form) throws BaselineException {
        if (parser.currentToken() != token) {
            throw expected(form);
        }
    }

    long whole(String form) throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT, form);
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw expected(form);
        }
        return parser.getLongValue();
    }

    String text(String form) throws IOException {
        expect(JsonToken.VALUE_STRING, form);
        return parser.getText();
    }

    boolean isWhole() {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
    }

    BaselineException expected(String form) throws BaselineException {
        try {
            String found = parser.currentToken() == null || !parser.hasCurrentToken()
                    ? "the end of the file"
                    : quoted(parser.getText());
            return wrong(found + " stands where must be " + form);
        } catch (IOException malformed) {
            return wrong("must be " + form);
        }
    }

    BaselineException wrong(String message) {
        return new BaselineException(file, line(), message);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    static String quoted(String value) {
        StringBuilder out = new StringBuilder().append('"');
        value.codePoints().limit(LONGEST).forEach(c -> out.appendCodePoint(Character.isISOControl(c) ? 0xFFFD : c));
        return out.append(value.codePointCount(0, value.length()) > LONGEST ? "…\"" : "\"")
                .toString();
    }
}
