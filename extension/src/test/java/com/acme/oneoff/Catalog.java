package com.acme.oneoff;

import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;

/** A class under test that keeps what it was asked for. */
public final class Catalog {

    private static final Map<Integer, Object> CACHE = new HashMap<>();
    private static final ThreadLocal<Object> CONTEXT = new ThreadLocal<>();
    private static final ClassValue<Entry> BY_CLASS = new ClassValue<>() {
        @Override
        protected Entry computeValue(Class<?> type) {
            return new Entry(1 << 20);
        }
    };

    private static Object slot = "";
    private static SoftReference<Object> soft = new SoftReference<>("");

    private Catalog() {}

    /** An instance of the user's classes. */
    public static final class Entry {
        private final byte[] content;

        public Entry(int bytes) {
            content = new byte[bytes];
        }
    }

    public static void forget() {
        CACHE.clear();
        CONTEXT.remove();
        BY_CLASS.remove(Catalog.class);
        slot = "";
        soft = new SoftReference<>("");
    }

    public static void touch() {}

    public static void lookUp(int count, int bytes) {
        for (int i = 0; i < count; i++) {
            CACHE.computeIfAbsent(i, key -> new byte[bytes]);
        }
    }

    public static void replace(int bytes) {
        slot = new byte[bytes];
    }

    public static void remember(int bytes) {
        if (CONTEXT.get() == null) {
            CONTEXT.set(new byte[bytes]);
        }
    }

    public static int ofClass() {
        return BY_CLASS.get(Catalog.class).content.length;
    }

    public static void keepSoftly(int bytes) {
        if (!(soft.get() instanceof byte[])) {
            soft = new SoftReference<>(new byte[bytes]);
        }
    }

    public static void insert(Object key) {
        if (CACHE.putIfAbsent(key.hashCode(), key) != null) {
            throw new IllegalStateException("unique key " + key);
        }
    }
}
