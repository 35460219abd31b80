package com.acme.released;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.Leaks;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.memorybudget.junit.MemoryBudget;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Jackson 2.4.1: the ids of objects, and the objects, stay with the cached deserializer. The fix makes a
 * SimpleObjectIdResolver for each call.
 *
 * @see <a href="https://github.com/FasterXML/jackson-databind/issues/490">jackson-databind 490</a>
 */
@Leaks(
        atLeast = 1_000_000,
        holder = {
            "com.fasterxml.jackson.databind.deser.impl.ObjectIdReader.resolver",
            "com.fasterxml.jackson.annotation.SimpleObjectIdResolver._items"
        })
class JacksonObjectIdTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final AtomicInteger IDS = new AtomicInteger();

    @Test
    @MemoryBudget(retained = "64 KB")
    void reads() throws Exception {
        String name = "x".repeat(1_000);
        for (int i = 0; i < 1_000; i++) {
            String json = "{\"id\":" + IDS.incrementAndGet() + ",\"name\":\"" + name + "\"}";
            assertEquals(name, MAPPER.readValue(json, Person.class).name);
        }
    }

    /** What is read. */
    @JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "id")
    public static final class Person {

        /** Its identity. */
        public int id;

        /** Its content. */
        public String name;
    }
}
