package io.github.memorybudget.core.thread;

import java.util.List;

/**
 * Threads that the JDK, the test engine and the build start for everybody, and keep. They are no test's leak.
 *
 * @since 0.1
 */
public final class SharedThreads {

    /** By the beginning of the name, because their classes are internal; read off JDK 17 and 25. */
    private static final List<String> PREFIXES = List.of(
            "ForkJoinPool.commonPool-",
            "Common-Cleaner",
            "Cleaner-",
            "process reaper",
            "HttpClient-",
            "CompletableFutureDelayScheduler",
            "ForkJoinPool-delayScheduler",
            "VirtualThread-unparker",
            "VirtualThread-unblocker",
            "Read-Poller",
            "Write-Poller",
            "Finalizer",
            "Reference Handler",
            "Signal Dispatcher",
            "Service Thread",
            "Monitor Deflation Thread",
            "Notification Thread",
            "Attach Listener",
            "Java2D Disposer",
            "JFR ",
            "RMI ",
            "surefire-forkedjvm",
            "memory-budget-");

    /** Each {@code WatchService} has one until it is closed, of a class that is otherwise for what all share. */
    private static final String OF_ONE_OBJECT = "FileSystemWatchService";

    private SharedThreads() {}

    static boolean contains(Thread thread) {
        String type = thread.getClass().getName();
        if (type.equals("jdk.internal.misc.InnocuousThread")) {
            return !thread.getName().startsWith(OF_ONE_OBJECT);
        }
        return type.equals("jdk.internal.misc.CarrierThread") || isNameOfOne(thread.getName());
    }

    /** Whether a thread of this name is one of them, as far as the name tells. */
    public static boolean isNameOfOne(String name) {
        return PREFIXES.stream().anyMatch(name::startsWith);
    }
}
