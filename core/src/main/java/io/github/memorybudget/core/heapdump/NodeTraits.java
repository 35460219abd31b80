package io.github.memorybudget.core.heapdump;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is special about a node of a signature tree, for the words of a path.
 *
 * @param collection how its objects read as collections, or null if they are none
 * @param classLoader whether its objects are class loaders
 * @param own whether its objects are of the user's own classes; for a static field as a holder, whether its class is
 * @param threads for a thread as a holder: the names of the threads
 */
record NodeTraits(@Nullable CollectionKind collection, boolean classLoader, boolean own, Set<String> threads) {

    static final NodeTraits NONE = new NodeTraits(null, false, false, Set.of());

    static final NodeTraits OWN = new NodeTraits(null, false, true, Set.of());

    private static final int MOST_THREADS = 1000;

    NodeTraits {
        threads = Set.copyOf(threads);
    }

    static NodeTraits ofClass(@Nullable CollectionKind collection, boolean classLoader, boolean own) {
        return new NodeTraits(collection, classLoader, own, Set.of());
    }

    NodeTraits withThread(String name) {
        if (name.isEmpty() || threads.contains(name) || threads.size() >= MOST_THREADS) {
            return this;
        }
        Set<String> more = new TreeSet<>(threads);
        more.add(name);
        return new NodeTraits(collection, classLoader, own, more);
    }
}
