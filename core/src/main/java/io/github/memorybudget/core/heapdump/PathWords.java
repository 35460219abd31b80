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

    /** The class of a holder that is a static field. */
    static String classOfStatic(String holder) {
        return holder.substring(STATIC.length(), holder.lastIndexOf('.'));
    }

    /** Whether a holder is a local variable of a method that runs, of the program's own. */
    static boolean isFrame(String holder) {
        return holder.equals(RootKind.JAVA_FRAME.words()) || holder.equals(RootKind.LEFT_FRAME.words());
    }

    /** What holds the path, for a person. */
    static String root(SignatureTree tree, int node) {
        int top = tree.holder(node);
        String holder = tree.className(top);
        if (isStatic(holder)) {
            return KNOWN_HOLDERS.getOrDefault(holder, RootKind.STICKY_CLASS.words());
        }
        // The JDK's shared threads have such variables, too; the objects in them are the JDK's.
        if (holder.equals(RootKind.PASSING_FRAME.words()) && ClassNames.isJdk(tree.className(firstBelow(tree, node)))) {
            return "local variable of the test framework or the JDK";
        }
        Set<String> threads = tree.traits(top).threads();
        if (threads.isEmpty()) {
            return holder;
        }
        String name = threads.iterator().next();
        if (isFrame(holder)) {
            return holder + (threads.size() == 1 ? " of thread \"" + name + "\"" : " of several threads");
        }
        return threads.size() == 1
                ? "thread \"" + name + "\""
                : String.format(Locale.ROOT, "%,d threads named \"%s\"", threads.size(), ThreadNamePattern.of(name));
    }

    private static int firstBelow(SignatureTree tree, int node) {
        int at = node;
        while (tree.parent(at) > 0 && !tree.isHolder(tree.parent(at))) {
            at = tree.parent(at);
        }
        return at;
    }

    /** A class with the step out of it. */
    static String step(String className, String step) {
        if (step.isEmpty()) {
            return className;
        }
        if (ThreadLocalKeys.isStep(step)) {
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
