package com.acme.oneoff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/** A library that comes in an archive, with a cache in a static field. Loaded anew by each instance. */
public final class Library {

    private static final String SOURCE = """
            package org.library;
            public final class Cache {
                private static final java.util.Map<String, Object> ENTRIES = new java.util.HashMap<>();
                public static void touch() {}
                public static void fill(int count, int bytes) {
                    for (int i = 0; i < count; i++) {
                        ENTRIES.computeIfAbsent("key" + i, key -> new byte[bytes]);
                    }
                }
                public static void put(String key, Object value) {
                    ENTRIES.putIfAbsent(key, value);
                }
                public static boolean isAbsent(String key) {
                    return !ENTRIES.containsKey(key);
                }
            }
            """;

    private final ClassLoader loader;

    public Library(Path directory) {
        try {
            loader = new URLClassLoader(new URL[] {archive(directory).toUri().toURL()}, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void touch() {
        call("touch", new Class<?>[0]);
    }

    public void fill(int count, int bytes) {
        call("fill", new Class<?>[] {int.class, int.class}, count, bytes);
    }

    public void put(String key, Object value) {
        call("put", new Class<?>[] {String.class, Object.class}, key, value);
    }

    public boolean isAbsent(String key) {
        return (Boolean) call("isAbsent", new Class<?>[] {String.class}, key);
    }

    private Object call(String method, Class<?>[] types, Object... arguments) {
        try {
            return loader.loadClass("org.library.Cache")
                    .getMethod(method, types)
                    .invoke(null, arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path archive(Path directory) throws IOException {
        Path source = Files.createDirectories(directory.resolve("src")).resolve("Cache.java");
        Files.writeString(source, SOURCE);
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "--release", "17", "-d", directory.toString(), source.toString());
        if (failed != 0) {
            throw new IllegalStateException("The library does not compile");
        }
        Path archive = directory.resolve("library.jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(archive))) {
            for (String name : List.of("org/library/Cache.class")) {
                jar.putNextEntry(new JarEntry(name));
                jar.write(Files.readAllBytes(directory.resolve(name)));
                jar.closeEntry();
            }
        }
        return archive;
    }
}
