package io.github.memorybudget.report.read;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object's members, taken out by the type that the format asks for. */
final class Members {

    private interface Conversion<T> {
        /** The value, or null if it is of another type. */
        @Nullable
        T convert(Object value) throws MalformedLineException;
    }

    private final String path;
    private final Map<?, ?> values;

    /** @param path what stands before a member's name in a message: {@code metrics.retained.} */
    Members(String path, Map<?, ?> values) {
        this.path = path;
        this.values = values;
    }

    String text(String name) throws MalformedLineException {
        return required(name, optionalText(name), "a text");
    }

    @Nullable
    String optionalText(String name) throws MalformedLineException {
        return optional(name, "a text", value -> value instanceof String text ? text : null);
    }

    long whole(String name) throws MalformedLineException {
        return required(name, optionalWhole(name), "a whole number");
    }

    @Nullable
    Long optionalWhole(String name) throws MalformedLineException {
        return optional(name, "a whole number", value -> value instanceof Long number ? number : null);
    }

    int count(String name) throws MalformedLineException {
        return required(name, optionalCount(name), "a whole number of 32 bits");
    }

    @Nullable
    Integer optionalCount(String name) throws MalformedLineException {
        return optional(
                name,
                "a whole number of 32 bits",
                value -> value instanceof Long number && number == number.intValue() ? number.intValue() : null);
    }

    boolean truth(String name) throws MalformedLineException {
        Boolean value = optional(name, "true or false", found -> found instanceof Boolean truth ? truth : null);
        return value != null && value;
    }

    Instant instant(String name) throws MalformedLineException {
        String form = "a time such as 2026-11-23T15:40:00.000Z";
        Instant instant = optional(name, form, value -> value instanceof String text ? parseInstant(text) : null);
        return required(name, instant, form);
    }

    <E extends Enum<E>> E oneOf(Class<E> type, String name) throws MalformedLineException {
        return required(name, optionalOneOf(type, name), formOf(type));
    }

    <E extends Enum<E>> @Nullable E optionalOneOf(Class<E> type, String name) throws MalformedLineException {
        return optional(name, formOf(type), value -> {
            for (E constant : type.getEnumConstants()) {
                if (value instanceof String text && constant.name().equalsIgnoreCase(text)) {
                    return constant;
                }
            }
            return null;
        });
    }

    @Nullable
    Members object(String name) throws MalformedLineException {
        return optional(
                name,
                "an object",
                value -> value instanceof Map<?, ?> map ? new Members(path + name + ".", map) : null);
    }

    List<Members> objects(String name) throws MalformedLineException {
        List<Members> objects = new ArrayList<>();
        for (Object element : elements(name)) {
            if (!(element instanceof Map<?, ?> map)) {
                throw wrong(name, element, "a list of objects");
            }
            objects.add(new Members(path + name + "[" + objects.size() + "].", map));
        }
        return objects;
    }

    List<String> texts(String name) throws MalformedLineException {
        List<String> texts = new ArrayList<>();
        for (Object element : elements(name)) {
            if (!(element instanceof String text)) {
                throw wrong(name, element, "a list of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    List<Long> wholes(String name) throws MalformedLineException {
        List<Long> numbers = new ArrayList<>();
        for (Object element : elements(name)) {
            if (!(element instanceof Long number)) {
                throw wrong(name, element, "a list of whole numbers");
            }
            numbers.add(number);
        }
        return numbers;
    }

    MalformedLineException wrong(String name, Object value, String acceptedForm) {
        return new MalformedLineException(
                "\"" + path + name + "\" is " + Shortened.quote(value.toString()) + ", but must be " + acceptedForm);
    }

    private List<?> elements(String name) throws MalformedLineException {
        List<?> elements = optional(name, "a list", value -> value instanceof List<?> list ? list : null);
        return elements == null ? List.of() : elements;
    }

    private <T> @Nullable T optional(String name, String acceptedForm, Conversion<T> conversion)
            throws MalformedLineException {
        Object value = values.get(name);
        if (value == null) {
            return null;
        }
        T converted = conversion.convert(value);
        if (converted == null) {
            throw wrong(name, value, acceptedForm);
        }
        return converted;
    }

    private <T> T required(String name, @Nullable T value, String acceptedForm) throws MalformedLineException {
        if (value == null) {
            throw new MalformedLineException("\"" + path + name + "\" is missing; it must be " + acceptedForm);
        }
        return value;
    }

    private static @Nullable Instant parseInstant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException otherForm) {
            // The caller's message says what a time looks like.
            return null;
        }
    }

    private static String formOf(Class<? extends Enum<?>> type) {
        List<String> names = new ArrayList<>();
        for (Enum<?> constant : type.getEnumConstants()) {
            names.add(constant.name());
        }
        return "one of " + String.join(", ", names);
    }
}
