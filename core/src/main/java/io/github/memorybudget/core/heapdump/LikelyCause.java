package io.github.memorybudget.core.heapdump;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The mistakes that people make most, told by the shape of a path, each with what helps. */
final class LikelyCause {

    private static final Pattern LISTENER =
            Pattern.compile("(listener|observer|subscriber|callback|watcher)s?(\\b|_|[A-Z])", Pattern.CASE_INSENSITIVE);

    private final TracePath path;

    private LikelyCause(TracePath path) {
        this.path = path;
    }

    /** One or two sentences, or null where the path has none of the known shapes. */
    static @Nullable String of(TracePath path) {
        return new LikelyCause(path).words();
    }

    private @Nullable String words() {
        String holder = path.holder();
        if (holder.startsWith("static java.io.DeleteOnExitHook.")) {
            return "File.deleteOnExit() remembers each path until the JVM ends. Delete the file when it is done with.";
        }
        if (holder.startsWith("static java.lang.ApplicationShutdownHooks.")) {
            return "a shutdown hook that is added again and again. Add one, or take it back (removeShutdownHook).";
        }
        if (isNewThread()) {
            return "a thread that was started and still runs. End it, or shut its executor down.";
        }
        if (passes("java.lang.ThreadLocal$ThreadLocalMap")) {
            return "a ThreadLocal that is not cleared on a thread that lives on. Call remove() when the work is done.";
        }
        if (passes("java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue")
                || passes("java.util.TaskQueue")) {
            return "tasks that stay scheduled. Cancel them, and have cancelled ones removed (setRemoveOnCancelPolicy).";
        }
        if (path.hasGrownLoaders()) {
            return "a class loader that stays reachable, with all its classes and their static fields."
                    + " Drop every reference to it and to its classes' objects.";
        }
        return ofCollections();
    }

    private @Nullable String ofCollections() {
        int growing = path.growingCollection();
        String capture = capture(Math.max(0, growing));
        if (growing >= 0) {
            String kind = kind(growing);
            if (isForListeners(growing)) {
                return "listeners that are never removed. Remove each when its owner is done, or hold them weakly."
                        + (capture == null ? "" : " Each keeps " + capture + ".");
            }
            if (path.className(growing).equals("java.util.concurrent.LinkedBlockingQueue")
                    && growing > 0
                    && path.fieldOutOf(growing - 1).equals("workQueue")) {
                return "an executor's queue that fills faster than it is worked off. Bound it, or submit less.";
            }
            return (kind.startsWith("a") ? "an " : "a ") + kind
                    + " that only grows. Bound it, or remove what is no longer used."
                    + (capture == null ? "" : " Each entry keeps " + capture + ".");
        }
        if (capture != null) {
            return "an object that keeps " + capture + ". Make its class static, or pass it only what it needs.";
        }
        if (path.place() == 0 && PathWords.isStatic(path.holder())) {
            return "a static field that keeps what it was last set to. Clear it, or keep less in it.";
        }
        return null;
    }

    private boolean isNewThread() {
        return ThreadNames.withoutName(path.holder()).equals(RootKind.THREAD.words())
                && path.place() == 0
                && path.grownInstances(0) > 0;
    }

    private boolean passes(String className) {
        for (int i = 0; i < path.length(); i++) {
            if (path.className(i).equals(className)) {
                return true;
            }
        }
        return false;
    }

    private boolean isForListeners(int growing) {
        String field = growing == 0 ? path.holder() : path.fieldOutOf(growing - 1);
        boolean named =
                LISTENER.matcher(field.substring(field.lastIndexOf('.') + 1)).find();
        for (int i = growing + 1; !named && i < path.length(); i++) {
            String name = path.className(i);
            named = LISTENER.matcher(name.substring(name.lastIndexOf('.') + 1)).find();
        }
        return named;
    }

    private String kind(int growing) {
        CollectionKind kind = path.traits(growing).collection();
        return kind == null ? "array" : kind.words();
    }

    /** What a lambda or an object of an inner class has captured, from a step on, or null. */
    private @Nullable String capture(int from) {
        for (int i = from; i < path.length(); i++) {
            if (path.isCapture(i)) {
                String captured = i + 1 < path.length() ? " (" + simple(path.className(i + 1)) + ")" : "";
                return ClassNames.isLambda(path.className(i))
                        ? "what its lambda captured" + captured
                        : String.format(Locale.ROOT, "the object around it by %s%s", path.fieldOutOf(i), captured);
            }
        }
        return null;
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
