package io.github.memorybudget.core.heapdump;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * A set of classes by name that can be handed to another JVM. A name stands for the class and those nested in it; one that
 * ends in {@code *} stands for everything that begins so ({@code com.acme.*}).
 *
 * @param names the names, without blanks
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ClassNamePatterns(Set<String> names) {

    /** No class. */
    public static final ClassNamePatterns NONE = new ClassNamePatterns(Set.of());

    /** Copies the set. */
    public ClassNamePatterns {
        names = Set.copyOf(names);
    }

    /** These names. */
    public static ClassNamePatterns of(String... names) {
        return new ClassNamePatterns(new TreeSet<>(List.of(names)));
    }

    /** Whether a class is one of these; arrays are what their elements are. */
    public boolean matches(String className) {
        int end = className.indexOf('[');
        String name = end < 0 ? className : className.substring(0, end);
        if (names.contains(name)) {
            return true;
        }
        for (int nested = name.indexOf('$'); nested > 0; nested = name.indexOf('$', nested + 1)) {
            if (names.contains(name.substring(0, nested))) {
                return true;
            }
        }
        for (String pattern : names) {
            if (pattern.endsWith("*") && name.startsWith(pattern.substring(0, pattern.length() - 1))) {
                return true;
            }
        }
        return false;
    }
}
