package io.github.memorybudget.junit;

import io.github.memorybudget.core.heapdump.BaselineDump;
import io.github.memorybudget.core.heapdump.HeapDump;
import io.github.memorybudget.core.heapdump.HeapDumper;
import io.github.memorybudget.core.heapdump.ScratchFolder;
import io.github.memorybudget.core.vm.LoadedClasses;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The latest heap dump from before a test, which is only read if a test is suspected: without one from before, a dump does not
 * tell what is new.
 *
 * <p>Taken before the first test that limits {@code retained}, and again when that is due: after one was needed, and
 * otherwise so that all together take at most a fiftieth of the JVM's time, or a tenth where many classes were loaded since.
 */
final class HeapBaseline {

    private static final int SHARE_OF_TIME = 50;
    private static final int SHARE_OF_TIME_IF_SPOILED = 10;

    /** In bytes of the VM's list; some forty classes. */
    private static final long MUCH_OF_CLASS_LIST = 4 << 10;

    /** A dump pauses the JVM for 2 to 7 ms for each MB, and takes as much disk: past this the price is too high for a guess. */
    private static final long MOST_BYTES = 256L << 20;

    private static @Nullable BaselineDump latest;
    private static boolean stale;
    private static boolean givenUp;
    private static boolean paved;
    private static long spentMillis;
    private static long lastMillis;
    private static long classesAtLatest;
    private static long knownLargeUntil = System.nanoTime();

    private HeapBaseline() {}

    /** Takes and drops the first dump of a JVM, which makes objects of its own and takes longest. */
    static synchronized void pave() {
        if (givenUp || paved || isHeapLarge()) {
            return;
        }
        try {
            KnownFirstUse.pave();
            take().close();
            paved = true;
        } catch (IOException | UnsupportedOperationException noDumps) {
            giveUp(noDumps);
        }
    }

    static synchronized boolean isPaved() {
        return paved;
    }

    /** Takes a new one if it is due; to be called when nothing is being measured. */
    static synchronized void refresh() {
        if (givenUp) {
            return;
        }
        long uptime = ManagementFactory.getRuntimeMXBean().getUptime();
        long withAnother = spentMillis + lastMillis;
        boolean isDue = stale
                || spentMillis == 0
                || withAnother * SHARE_OF_TIME < uptime
                || isSpoiled() && withAnother * SHARE_OF_TIME_IF_SPOILED < uptime;
        if (!isDue) {
            return;
        }
        try {
            if (isHeapLarge()) {
                // One that is out of date would charge a test with what others have kept since.
                letGo();
                return;
            }
            pave();
            if (givenUp) {
                return;
            }
            long start = System.nanoTime();
            letGo();
            latest = take();
            stale = false;
            classesAtLatest = LoadedClasses.now();
            lastMillis = Math.max(1, (System.nanoTime() - start) / 1_000_000);
            spentMillis += lastMillis;
        } catch (IOException | UnsupportedOperationException noDumps) {
            giveUp(noDumps);
        }
    }

    /** Class metadata that came since is of the same classes as much that a test keeps: strings, arrays, nodes of maps. */
    private static boolean isSpoiled() {
        return LoadedClasses.now() - classesAtLatest > MUCH_OF_CLASS_LIST;
    }

    private static void giveUp(Exception noDumps) {
        Recorder.warn("What a test keeps once can't be told from first use: no heap dump can be taken: " + noDumps);
        givenUp = true;
    }

    /**
     * Whether a dump would take too long for a guess. Garbage is not dumped; so it is collected before that is said, where that
     * takes at most a fiftieth of the time.
     */
    static synchronized boolean isHeapLarge() {
        if (used() <= MOST_BYTES) {
            return false;
        }
        long start = System.nanoTime();
        if (start - knownLargeUntil < 0) {
            return true;
        }
        System.gc();
        long end = System.nanoTime();
        boolean isLarge = used() > MOST_BYTES;
        knownLargeUntil = isLarge ? end + SHARE_OF_TIME * (end - start) : end;
        return isLarge;
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /**
     * Takes a dump whose file has no name.
     *
     * @throws IOException if it can't be written
     */
    static BaselineDump take() throws IOException {
        try (ScratchFolder folder = ScratchFolder.make();
                HeapDump dump = new HeapDumper(folder.path()).dump()) {
            return BaselineDump.of(dump);
        }
    }

    private static void letGo() throws IOException {
        BaselineDump older = latest;
        latest = null;
        if (older != null) {
            older.close();
        }
    }

    /** Has a new one taken before the next test, since this one was needed and the heap has changed since. */
    static synchronized void renew() {
        stale = true;
    }

    /** For an analysis to read before the next test; a copy in a directory where need be. Empty where there is none. */
    static synchronized Optional<HeapDump> readable(Path directory) throws IOException {
        return latest == null ? Optional.empty() : Optional.of(latest.readable(directory));
    }
}
