package io.github.memorybudget.report.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses one line into maps, lists, texts, whole numbers and truths; members that are null are absent. */
final class JsonLine {

    /** A number that is no whole number of 64 bits, as it was written. */
    record OtherNumber(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonLine() {}

    static Members parse(byte[] line) throws MalformedLineException {
        try (JsonParser parser = FACTORY.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedLineException(notAnObject(line));
            }
            Map<String, Object> members = object(parser);
            if (parser.nextToken() != null) {
                throw new MalformedLineException(notAnObject(line) + ": more follows it");
            }
            return new Members("", members);
        } catch (JsonProcessingException notJson) {
            throw new MalformedLineException(notAnObject(line) + ": " + notJson.getOriginalMessage(), notJson);
        } catch (IOException unreadable) {
            throw new MalformedLineException(notAnObject(line) + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static String notAnObject(byte[] line) {
        return Shortened.quote(line) + " is not one JSON object in UTF-8";
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            Object value = value(parser);
            if (value != null) {
                members.put(name, value);
            }
        }
        return members;
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object value = value(parser);
            elements.add(value == null ? "null" : value);
        }
        return elements;
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_NUMBER_FLOAT -> new OtherNumber(parser.getText());
            default -> parser.getText();
        };
    }

    private static Object whole(JsonParser parser) throws IOException {
        JsonParser.NumberType type = parser.getNumberType();
        boolean fits = type == JsonParser.NumberType.INT || type == JsonParser.NumberType.LONG;
        return fits ? (Object) parser.getLongValue() : new OtherNumber(parser.getText());
    }
}
