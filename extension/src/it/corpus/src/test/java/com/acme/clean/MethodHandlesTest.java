package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.KeepsNothing;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import org.junit.jupiter.api.Test;

/** Method handles, their combinators and var handles. */
class MethodHandlesTest {

    @Test
    @KeepsNothing
    void invokes() throws Throwable {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodHandle concat =
                lookup.findVirtual(String.class, "concat", MethodType.methodType(String.class, String.class));
        MethodHandle greet = MethodHandles.filterReturnValue(
                concat.bindTo("hello "), lookup.findVirtual(String.class, "length", MethodType.methodType(int.class)));
        assertEquals(11, (int) greet.invokeExact("world"));
        VarHandle element = MethodHandles.arrayElementVarHandle(int[].class);
        int[] numbers = new int[4];
        assertEquals(0, (int) element.getAndAdd(numbers, 2, 5));
        assertEquals(5, numbers[2]);
    }
}
