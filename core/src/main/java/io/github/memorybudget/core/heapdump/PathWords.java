package io.github.memorybudget.core.heapdump;

import io.github.memorybudget.core.thread.ThreadNamePattern;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Words a path of a signature tree the way people read it: {@code static C.F}, {@code java.util.HashMap[*]}, {@code Product}. */
final class PathWords {

    private static final String STATIC = "static ";
    private static final int FINGERPRINT_BYTES = 4;

    /** Static fields of the JDK whose job has a name that people know. */
    private static final Map<String, String> KNOWN_HOLDERS = Map.of(
            "static java.lang.ApplicationShutdownHooks.hooks", "shutdown hook (Runtime.addShutdownHook)",
            "static java.io.DeleteOnExitHook.files", "DeleteOnExitHook (File.deleteOnExit)");

    private PathWords() {}

    static boolean isStatic(String holder) {
        return holder.startsWith(STATIC);
    }

    /** What holds the path, for a person. */
    static String root(SignatureTree tree, int node) {
        int top = tree.holder(node);
        String holder = tree.className(top);
        if (isStatic(holder)) {
            return KNOWN_HOLDERS.getOrDefault(holder, RootKind.STICKY_CLASS.words());
        }
        Set<String> threads = tree.traits(top).threads();
        if (threads.isEmpty()) {
            return holder;
        }
        String name = threads.iterator().next();
        if (holder.equals(RootKind.JAVA_FRAME.words()) || holder.equals(RootKind.LEFT_FRAME.words())) {
            return holder + (threads.size() == 1 ? " of thread \"" + name + "\"" : " of several threads");
        }
        return threads.size() == 1
                ? "thread \"" + name + "\""
                : String.format(Locale.ROOT, "%,d threads named \"%s\"", threads.size(), ThreadNamePattern.of(name));
    }

    /** A class with the step out of it. */
    static String step(String className, String step) {
        if (step.isEmpty()) {
            return className;
        }
        if (step.startsWith(ThreadLocalKeys.STEP)) {
            return step;
        }
        if (step.equals(SignatureTree.ELEMENT)) {
            return (className.endsWith("[]") ? className.substring(0, className.length() - 2) : className) + step;
        }
        return className + "." + step;
    }

    /** Eight hexadecimal digits of the SHA-256 of the root's kind and the path's names. */
    static String fingerprint(SignatureTree tree, int node, List<String> path) {
        String holder = tree.className(tree.holder(node));
        String root = isStatic(holder) ? RootKind.STICKY_CLASS.words() : ThreadNames.withoutName(holder);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(root.getBytes(StandardCharsets.UTF_8));
            for (String step : path) {
                digest.update((byte) '\n');
                digest.update(step.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
