package io.github.memorybudget.core.heapdump;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The mistakes that people make most, told by the shape of a path, each with what helps. A wrong cause is worse than none: each
 * is only given where what grew is itself what the cause is about, and not merely somewhere behind it.
 */
final class LikelyCause {

    /** What the JDK wraps a task in that waits for its time. */
    private static final Set<String> SCHEDULED = Set.of(
            "java.util.TimerTask",
            "java.util.TaskQueue",
            "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue",
            "java.util.concurrent.DelayScheduler$ScheduledForkJoinTask");

    private final TracePath path;
    private final boolean once;
    private final @Nullable GrowingCollection growing;

    private LikelyCause(TracePath path, boolean once) {
        this.path = path;
        this.once = once;
        this.growing = GrowingCollection.of(path);
    }

    /**
     * One or two sentences, or null where the path has none of the known shapes.
     *
     * @param path to what grew, and on as far as nearly all of the growth is behind it
     * @param once whether only one run is known of, and so not whether another adds to it
     */
    static @Nullable String of(TracePath path, boolean once) {
        return new LikelyCause(path, once).words();
    }

    private @Nullable String words() {
        boolean first = growing != null && growing.index() == 0;
        if (first && path.holder().startsWith("static java.io.DeleteOnExitHook.")) {
            return "File.deleteOnExit() remembers each path until the JVM ends. Delete the file when it is done with.";
        }
        if (first && path.holder().startsWith("static java.lang.ApplicationShutdownHooks.")) {
            return "a shutdown hook that is added again and again. Add one, or take it back (removeShutdownHook).";
        }
        if (isNewThread()) {
            return "a thread that was started and still runs. End it, or shut its executor down.";
        }
        String local = threadLocal();
        if (local != null) {
            return local;
        }
        if (isScheduled()) {
            return "tasks that stay scheduled. Cancel them, and have cancelled ones removed (setRemoveOnCancelPolicy).";
        }
        if (isCleaner(growing == null ? path.place() - 1 : growing.index())) {
            return "cleaning actions that stay registered. None ever runs if it refers to the object that it cleans up"
                    + " after: give it only what it needs, without that object.";
        }
        if (path.hasGrownLoaders()) {
            return "a class loader that stays reachable, with all its classes and their static fields."
                    + " Drop every reference to it and to its classes' objects.";
        }
        return growing == null ? ofObjects() : of(growing);
    }

    private String of(GrowingCollection collection) {
        String capture = capture(collection.index());
        if (collection.isForListeners()) {
            return "listeners that are never removed. Remove each when its owner is done, or hold them weakly."
                    + (capture == null ? "" : " Each keeps " + capture + ".");
        }
        if (isQueueOfTasks(collection.index())) {
            return "an executor's queue that fills faster than it is worked off. Bound it, or submit less.";
        }
        boolean fills = once || collection.isNew();
        String words = collection.words();
        return ("aeio".indexOf(words.charAt(0)) >= 0 ? "an " : "a ")
                + words
                + (fills ? " that keeps all it was filled with. " : " that only grows. ")
                + (collection.isInsideOthers()
                        ? "Close, unregister or remove what it was given, or give it less."
                        : "Bound it, or remove what is no longer used.")
                + (capture == null ? "" : " Each entry keeps " + capture + ".");
    }

    private @Nullable String ofObjects() {
        if (isOfFuture()) {
            return "stages that wait for a future that is never completed. Complete it, or don't add to it.";
        }
        int link = link();
        if (link >= 0) {
            return "a chain of objects, each kept by the one before, that only grows. Bound it, or unlink what is no longer"
                    + " used.";
        }
        String capture = capture(0);
        if (capture != null) {
            return "an object that keeps " + capture + ". Make its class static, or pass it only what it needs.";
        }
        int place = path.place();
        if (!once && place > 0 && isPrimitiveArray(place) && path.grownInstances(place) <= 0) {
            return "a buffer that only grows. Empty it now and then, or bound it.";
        }
        if (place == 0 && PathWords.isStatic(path.holder())) {
            return "a static field that keeps what it was last set to. Clear it, or keep less in it.";
        }
        if (PathWords.isFrame(path.holder())) {
            return "a local variable of a method that has not returned. End the thread that runs it, or clear the variable.";
        }
        return null;
    }

    private boolean isNewThread() {
        return ThreadNames.withoutName(path.holder()).equals(RootKind.THREAD.words())
                && path.place() == 0
                && path.grownInstances(0) > 0;
    }

    private @Nullable String threadLocal() {
        for (int i = 0; i < path.length(); i++) {
            String step = path.fieldOutOf(i);
            if (path.className(i).equals("java.lang.ThreadLocal$ThreadLocalMap")) {
                String field = step.startsWith(ThreadLocalKeys.STEP) ? ThreadLocalKeys.field(step) : null;
                boolean inherited = i > 0 && path.fieldOutOf(i - 1).equals("inheritableThreadLocals");
                return inherited && i > path.place()
                        ? "a value that a thread which lives on has inherited"
                                + (field == null ? "" : " by " + field)
                                + ". Clear it there, too, or don't use an inheritable ThreadLocal with pooled threads."
                        : "a ThreadLocal that is not cleared on a thread that lives on. Call "
                                + (field == null ? "" : field + ".")
                                + "remove() when the work is done.";
            }
        }
        return null;
    }

    private boolean isScheduled() {
        int from = growing == null ? path.place() : Math.max(0, growing.index() - 1);
        int to = growing == null ? path.place() : growing.index() + 1;
        for (int i = from; i <= to && i < path.length(); i++) {
            if (SCHEDULED.contains(path.className(i).replace("[]", ""))) {
                return true;
            }
        }
        return false;
    }

    private boolean isQueueOfTasks(int index) {
        String name = path.className(index);
        return index > 0
                && (name.equals("java.util.concurrent.LinkedBlockingQueue")
                                && path.fieldOutOf(index - 1).equals("workQueue")
                        || name.equals("java.util.concurrent.ForkJoinTask[]"));
    }

    private boolean isCleaner(int index) {
        return index >= 0 && path.className(index).equals("jdk.internal.ref.CleanerImpl");
    }

    private boolean isOfFuture() {
        for (int i = 0; i < path.place(); i++) {
            if (path.className(i).equals("java.util.concurrent.CompletableFuture")
                    && path.fieldOutOf(i).equals("stack")) {
                return true;
            }
        }
        return false;
    }

    /** Where the path goes from an object to one of the same class, and from there on to more; -1 for nowhere. */
    private int link() {
        int place = path.place();
        // A static field has one object, so the others hang on that.
        boolean behindStatic = place == 0 && PathWords.isStatic(path.holder()) && path.instances(0) > 1;
        boolean linked = place > 0 && path.className(place).equals(path.className(place - 1));
        boolean links = place + 1 < path.length() && path.className(place).equals(path.className(place + 1));
        return path.grownInstances(place) > 0 && (behindStatic || linked || links) ? place : -1;
    }

    private boolean isPrimitiveArray(int index) {
        String name = path.className(index);
        return name.endsWith("[]") && name.indexOf('[') == name.length() - 2 && name.indexOf('.') < 0;
    }

    /** What a lambda or an object of an inner class has captured, close to where it grew, or null. */
    private @Nullable String capture(int from) {
        for (int i = from; i < path.length() && i <= Math.max(from, path.place()) + 2; i++) {
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
