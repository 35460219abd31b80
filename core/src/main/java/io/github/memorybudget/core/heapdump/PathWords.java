package io.github.memorybudget.core.heapdump;

import io.github.memorybudget.core.result.LeakTrace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/** Words a path of a signature tree the way people read it: {@code static C.F}, {@code java.util.HashMap[*]}, {@code Product}. */
final class PathWords {

    private static final String STATIC = "static ";
    private static final int FINGERPRINT_BYTES = 4;

    private PathWords() {}

    static LeakTrace trace(SignatureTree tree, int node, long retained, long objects) {
        List<String> path = path(tree, node);
        String root = root(tree, node);
        return new LeakTrace(fingerprint(root, path), retained, objects, root, path);
    }

    static String root(SignatureTree tree, int node) {
        String holder = tree.className(tree.holder(node));
        return holder.startsWith(STATIC) ? RootKind.STICKY_CLASS.words() : holder;
    }

    static List<String> path(SignatureTree tree, int end) {
        List<String> path = new ArrayList<>();
        String step = "";
        for (int node = end; node > 0; node = tree.parent(node)) {
            String name = tree.className(node);
            if (!tree.isHolder(node)) {
                path.add(name(name, step));
                step = tree.field(node);
            } else if (name.startsWith(STATIC)) {
                path.add(name);
            }
        }
        Collections.reverse(path);
        return path;
    }

    private static String name(String className, String step) {
        if (step.isEmpty()) {
            return className;
        }
        if (step.equals(SignatureTree.ELEMENT)) {
            return (className.endsWith("[]") ? className.substring(0, className.length() - 2) : className) + step;
        }
        return className + "." + step;
    }

    /** Eight hexadecimal digits of the SHA-256 of the root's kind and the path's names. */
    static String fingerprint(String root, List<String> path) {
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
