package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.KeepsNothing;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

/** Members looked up, annotations read, methods called more often than accessors are inflated at. */
class ReflectionTest {

    @Test
    @KeepsNothing
    void reflects() throws Exception {
        Method length = String.class.getMethod("length");
        for (int i = 0; i < 40; i++) {
            assertEquals(5, length.invoke("hello"));
        }
        assertTrue(getClass().getDeclaredMethod("reflects").isAnnotationPresent(Test.class));
        Constructor<StringBuilder> constructor = StringBuilder.class.getConstructor(String.class);
        assertEquals("x", constructor.newInstance("x").toString());
        assertTrue(Thread.class.getDeclaredFields().length > 0);
        assertTrue(HashMap.class.getGenericSuperclass().getTypeName().contains("AbstractMap"));
    }
}
