package io.github.memorybudget.core.heapdump;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a collection is built inside, so that it reads as a collection: {@code HashMap[*]} for table, node and next.
 *
 * @param words what a person calls it: map, list, set, queue, cache
 * @param internals names of the classes that only serve the collection; a trailing {@code *} matches any ending
 * @param perEntry how many array slots an entry takes; 0 where entries are nodes
 */
record CollectionKind(String words, List<String> internals, int perEntry) {

    private static final Map<String, CollectionKind> KINDS = new LinkedHashMap<>();

    /** One class for each pair of key and value; where both are objects, an entry takes a slot in each of two arrays. */
    private static final Pattern FASTUTIL_ARRAYS =
            Pattern.compile("it\\.unimi\\.dsi\\.fastutil\\.\\w+\\.((?:Object|Reference)2(?:Object|Reference))?"
                    + "\\w*(?:Hash|Array)(?:Map|Set|List)");

    /** Asked first: a dump has thousands of other classes. */
    private static final String FASTUTIL = "it.unimi.dsi.fastutil.";

    private static final Pattern FASTUTIL_TREE =
            Pattern.compile("it\\.unimi\\.dsi\\.fastutil\\.\\w+\\.\\w+(?:AVL|RB)Tree(?:Map|Set)");

    private static final Pattern HASH_MAP = Pattern.compile("(?:Hash|Concurrent)\\w*Map$");

    private static final List<String> NODES = List.of("$Node", "$Entry", "$HashEntry");

    static {
        nodes("java.util.HashMap", "java.util.HashMap$*", "java.util.LinkedHashMap$*");
        nodes("java.util.HashSet", "java.util.HashMap", "java.util.HashMap$*", "java.util.LinkedHashMap*");
        nodes("java.util.Hashtable", "java.util.Hashtable$*", "java.util.concurrent.ConcurrentHashMap*");
        nodes("java.util.TreeMap", "java.util.TreeMap$*");
        nodes("java.util.TreeSet", "java.util.TreeMap", "java.util.TreeMap$*");
        nodes("java.util.LinkedList", "java.util.LinkedList$*");
        nodes("java.util.WeakHashMap", "java.util.WeakHashMap$*");
        nodes("java.lang.ThreadLocal$ThreadLocalMap", "java.lang.ThreadLocal$ThreadLocalMap$*");
        // JDK 17 chains the actions, later ones have them in arrays; to its owner a cleaner is a list of them.
        nodes("jdk.internal.ref.CleanerImpl", "jdk.internal.ref.CleanerImpl$*", "jdk.internal.ref.PhantomCleanable[]");
        for (String name : List.of(
                "ConcurrentHashMap",
                "ConcurrentSkipListMap",
                "ConcurrentLinkedQueue",
                "ConcurrentLinkedDeque",
                "LinkedBlockingQueue",
                "LinkedBlockingDeque",
                "LinkedTransferQueue")) {
            nodes("java.util.concurrent." + name, "java.util.concurrent." + name + "$*");
        }
        nodes(
                "java.util.concurrent.ConcurrentSkipListSet",
                "java.util.concurrent.ConcurrentSkipListMap",
                "java.util.concurrent.ConcurrentSkipListMap$*");
        nodes(
                "com.google.common.cache.LocalCache",
                "com.google.common.cache.LocalCache$*",
                "java.util.concurrent.atomic.AtomicReferenceArray",
                "java.lang.Object[]");
        nodes("com.google.common.collect.HashBiMap", "com.google.common.collect.HashBiMap$*");
        nodes(
                "com.google.common.collect.MapMakerInternalMap",
                "com.google.common.collect.MapMakerInternalMap$*",
                "java.util.concurrent.atomic.AtomicReferenceArray",
                "java.lang.Object[]");
        nodes(
                "com.github.benmanes.caffeine.cache.LocalCache",
                "com.github.benmanes.caffeine.cache.*",
                "java.util.concurrent.ConcurrentHashMap",
                "java.util.concurrent.ConcurrentHashMap$*");
        nodes(
                "com.github.benmanes.caffeine.cache.BoundedLocalCache",
                "com.github.benmanes.caffeine.cache.*",
                "java.util.concurrent.ConcurrentHashMap",
                "java.util.concurrent.ConcurrentHashMap$*");
        for (String name : List.of(
                "java.util.ArrayList",
                "java.util.Vector",
                "java.util.ArrayDeque",
                "java.util.PriorityQueue",
                "java.util.EnumMap",
                "java.util.Arrays$ArrayList",
                "java.util.ImmutableCollections$ListN",
                "java.util.ImmutableCollections$SetN",
                "java.util.concurrent.CopyOnWriteArrayList",
                "java.util.concurrent.ArrayBlockingQueue",
                "java.util.concurrent.PriorityBlockingQueue",
                "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue",
                "io.netty.util.collection.IntObjectHashMap",
                "io.netty.util.collection.LongObjectHashMap")) {
            slots(name, 1);
        }
        slots("java.util.IdentityHashMap", 2);
        slots("java.util.ImmutableCollections$MapN", 2);
        KINDS.put(
                "java.util.concurrent.CopyOnWriteArraySet",
                new CollectionKind(
                        "set", List.of("java.util.concurrent.CopyOnWriteArrayList", "java.lang.Object[]"), 1));
    }

    /** The kind of a class or of its nearest superclass that is a known collection. */
    static @org.jspecify.annotations.Nullable CollectionKind of(ClassTable classes, int type) {
        for (int at = type; at >= 0; at = classes.supers[at]) {
            CollectionKind kind = of(classes.names[at]);
            if (kind == null) {
                kind = ofHashMap(classes, classes.names[at]);
            }
            if (kind != null) {
                return kind;
            }
        }
        return null;
    }

    private static @org.jspecify.annotations.Nullable CollectionKind of(String name) {
        if (!name.startsWith(FASTUTIL)) {
            return KINDS.get(name);
        }
        Matcher arrays = FASTUTIL_ARRAYS.matcher(name);
        if (arrays.matches()) {
            return new CollectionKind(words(name), List.of("java.lang.Object[]"), arrays.group(1) == null ? 1 : 2);
        }
        if (FASTUTIL_TREE.matcher(name).matches()) {
            return new CollectionKind(words(name), List.of(name + "$*"), 0);
        }
        return KINDS.get(name);
    }

    /**
     * Many libraries have a hash map of their own, mostly a copy of one of the JDK's: a class that is called a map and has an
     * array of nodes that are nested in it.
     */
    private static @org.jspecify.annotations.Nullable CollectionKind ofHashMap(ClassTable classes, String name) {
        // Its end first: most of a dump's thousands of classes are no maps.
        if (!name.endsWith("Map") || !HASH_MAP.matcher(name).find() || ClassNames.isJdk(name)) {
            return null;
        }
        for (String node : NODES) {
            if (classes.has(name + node + "[]")) {
                return new CollectionKind("map", List.of(name + "$*"), 0);
            }
        }
        return null;
    }

    boolean isInternal(String className) {
        for (String internal : internals) {
            boolean matches = internal.endsWith("*")
                    ? className.startsWith(internal.substring(0, internal.length() - 1))
                    : className.equals(internal);
            if (matches) {
                return true;
            }
        }
        return false;
    }

    /** Whether an internal object is an entry, by its class. */
    static boolean isEntry(String internal) {
        if (internal.startsWith("jdk.internal.ref.")) {
            return internal.endsWith("$PhantomCleanableRef");
        }
        return (internal.endsWith("Node") || internal.endsWith("Entry"))
                && !internal.endsWith("ForwardingNode")
                && !internal.endsWith("ReservationNode");
    }

    private static String words(String name) {
        if (name.endsWith("LocalCache")) {
            return "cache";
        }
        if (name.endsWith("Map") || name.endsWith("MapN") || name.endsWith("Hashtable")) {
            return "map";
        }
        if (name.endsWith("Set") || name.endsWith("SetN")) {
            return "set";
        }
        return name.endsWith("Queue") || name.endsWith("Deque") ? "queue" : "list";
    }

    private static void nodes(String name, String... internals) {
        KINDS.put(name, new CollectionKind(words(name), List.of(internals), 0));
    }

    private static void slots(String name, int perEntry) {
        KINDS.put(
                name,
                new CollectionKind(
                        words(name),
                        List.of("java.lang.Object[]", "java.util.concurrent.RunnableScheduledFuture[]"),
                        perEntry));
    }
}
