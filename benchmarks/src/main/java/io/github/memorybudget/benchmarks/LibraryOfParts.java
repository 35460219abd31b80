package io.github.memorybudget.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A library in an archive, each part of which sets up some static state when it is first used. */
final class LibraryOfParts {

    private final ClassLoader loader;

    private LibraryOfParts(ClassLoader loader) {
        this.loader = loader;
    }

    /** Makes a library with so many parts in a folder. */
    static LibraryOfParts make(int parts, Path folder) throws IOException {
        Path source = Files.createDirectories(folder.resolve("org/library")).resolve("Parts.java");
        StringBuilder text = new StringBuilder("package org.library;\n");
        for (int i = 0; i < parts; i++) {
            text.append("class Part").append(i).append(" {\n");
            text.append("    static final java.util.Map<String, byte[]> TABLE = new java.util.HashMap<>();\n");
            text.append("    static { for (int i = 0; i < 20; i++) TABLE.put(\"key\" + i, new byte[500]); }\n");
            text.append("}\n");
        }
        Files.writeString(source, text);
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "--release", "17", "-d", folder.toString(), source.toString());
        if (failed != 0) {
            throw new IllegalStateException("The library does not compile");
        }
        Path archive = folder.resolve("library.jar");
        try (OutputStream file = Files.newOutputStream(archive);
                JarOutputStream jar = new JarOutputStream(file);
                Stream<Path> classes = Files.list(source.getParent())) {
            for (Path part :
                    classes.filter(each -> each.toString().endsWith(".class")).toList()) {
                jar.putNextEntry(new JarEntry("org/library/" + part.getFileName()));
                jar.write(Files.readAllBytes(part));
            }
        }
        return new LibraryOfParts(new URLClassLoader(new URL[] {archive.toUri().toURL()}, null));
    }

    /** Uses a part, the first time of which sets it up. */
    void use(int part) {
        try {
            Class.forName("org.library.Part" + part, true, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
