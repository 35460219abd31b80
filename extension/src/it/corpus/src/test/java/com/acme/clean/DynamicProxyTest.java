package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.KeepsNothing;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Proxy classes, defined on first use and then kept by the JDK. */
class DynamicProxyTest {

    @Test
    @KeepsNothing
    void proxies() {
        Map<String, Object> seen = new HashMap<>();
        InvocationHandler handler = (proxy, method, arguments) -> {
            seen.put(method.getName(), arguments);
            return method.getReturnType() == int.class ? 7 : null;
        };
        Class<?>[] types = {Comparator.class, Runnable.class};
        Object proxy = Proxy.newProxyInstance(getClass().getClassLoader(), types, handler);
        ((Runnable) proxy).run();
        assertEquals(7, Objects.compare("a", "b", castComparator(proxy)));
        assertEquals(Set.of("run", "compare"), seen.keySet());
    }

    @SuppressWarnings("unchecked")
    private static Comparator<String> castComparator(Object proxy) {
        return (Comparator<String>) proxy;
    }
}
