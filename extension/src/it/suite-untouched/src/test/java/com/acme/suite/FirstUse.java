package com.acme.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes a test look over its budget at its first run only, so that it is rehearsed and then passes. */
final class FirstUse {

    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    private FirstUse() {}

    /** Allocates 1 MB at the first call for that test, and next to nothing later on. */
    static void by(String test) {
        if (SEEN.add(test)) {
            assertEquals(1 << 20, new byte[1 << 20].length);
        }
    }
}
