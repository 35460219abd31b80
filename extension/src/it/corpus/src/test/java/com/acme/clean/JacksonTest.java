package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.KeepsNothing;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A mapper that lives as long as its test, over records, maps and trees. */
class JacksonTest {

    @Test
    @KeepsNothing
    void mapsJson() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        Order order = mapper.readValue("{\"id\":7,\"lines\":[{\"sku\":\"a\",\"count\":2}]}", Order.class);
        assertEquals(2, order.lines().get(0).count());
        assertEquals("{\"id\":7,\"lines\":[{\"sku\":\"a\",\"count\":2}]}", mapper.writeValueAsString(order));
        assertEquals("a", mapper.valueToTree(order).at("/lines/0/sku").asText());
    }

    private record Order(int id, List<Line> lines) {}

    private record Line(String sku, int count) {}
}
