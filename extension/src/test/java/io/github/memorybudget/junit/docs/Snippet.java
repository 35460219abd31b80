package io.github.memorybudget.junit.docs;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A Java block: compiled as a reader would who pastes it into a project, and run. */
final class Snippet {

    /** What a reader's IDE adds; a block with imports of its own gets none. */
    private static final String IMPORTS = """
            import static org.junit.jupiter.api.Assertions.*;
            import io.github.memorybudget.junit.*;
            import java.io.*;
            import java.lang.annotation.*;
            import java.nio.*;
            import java.nio.file.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.stream.*;
            import org.junit.jupiter.api.*;
            """;

    private final String source;

    Snippet(String text) {
        String declarations = text.lines().anyMatch(Snippet::declaresType) ? text : "class Snippet {\n" + text + "}\n";
        this.source = text.contains("import ") ? text : IMPORTS + declarations;
    }

    private static boolean declaresType(String line) {
        return line.startsWith("class ") || line.startsWith("interface ") || line.startsWith("@interface ");
    }

    /**
     * Compiles the block and runs the tests in it.
     *
     * @param directory an empty directory for classes and results
     */
    TestExecutionSummary run(Path directory) throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes"));
        compile(classes);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            return execute(loader, classes, directory.resolve("results"));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private void compile(Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = List.of(
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Xlint:all,-processing",
                "-Werror");
        boolean compiled = compiler.getTask(messages, null, null, options, null, List.of(new Source(source)))
                .call();
        if (!compiled) {
            throw new AssertionError("The block does not compile:\n" + messages + source);
        }
    }

    private static TestExecutionSummary execute(ClassLoader loader, Path classes, Path results) throws IOException {
        List<ClassSelector> selectors = new ArrayList<>();
        for (String name : namesOf(classes)) {
            selectors.add(selectClass(load(loader, name)));
        }
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                .configurationParameter("memoryBudget.resultsDirectory", results.toString())
                .build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, summary);
        return summary.getSummary();
    }

    private static Class<?> load(ClassLoader loader, String name) {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> namesOf(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$"))
                    .map(name -> name.substring(0, name.length() - ".class".length())
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .toList();
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
