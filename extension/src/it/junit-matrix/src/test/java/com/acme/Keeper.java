package com.acme;

import java.util.ArrayList;
import java.util.List;

/** Code under test: what it is given is never given back. */
final class Keeper {

    private static final List<Object> KEPT = new ArrayList<>(10_000);

    private Keeper() {}

    static void keep(int bytes) {
        if (bytes > 0) {
            KEPT.add(new byte[bytes]);
        }
    }
}
