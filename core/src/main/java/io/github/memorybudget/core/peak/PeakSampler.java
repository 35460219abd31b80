package io.github.memorybudget.core.peak;

import io.github.memorybudget.core.alloc.JvmAllocation;
import io.github.memorybudget.core.heap.HeapMeter;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.vm.UnavailableException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Watches heap use from a thread of its own, and bounds the live heap from both sides.
 *
 * <p>From above: what is live at a moment is at most what is in use, and at most what was live before plus what was
 * allocated since. From below: when use comes near the budget, a collection is forced and the VM's own count of what
 * survived is read, taken while it stood still; reading {@code used} after the call would race with the test. Forced
 * collections take at most half of the elapsed time; where that is too seldom, the interval widens.
 *
 * <p>What is found during the window is kept in arrays that were there before it, so that it does not count as retained.
 *
 * @since 0.1
 */
public final class PeakSampler {

    private static final long SAMPLE_NANOS = 1_000_000;
    private static final int MOST_FRAMES = 40;

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final HeapMeter meter = new HeapMeter();
    private final Timeline timeline = new Timeline();
    private final HeldText stack = new HeldText();

    private long start;
    private long budget;
    private long lower;
    private long upper;
    private long bound;
    private long allocated;
    private long startNanos;
    private long forcedNanos;
    private long crossing;
    private @Nullable Thread watched;
    private @Nullable JvmAllocation source;
    private volatile boolean stopped;
    private volatile @Nullable Thread sampler;
    private volatile @Nullable UnavailableException failure;

    /**
     * Starts watching the current thread's test. The live heap at the start is read here, since what is compared with it is
     * the heap in use as it is, and not net of anything.
     *
     * @param budgetBytes what the peak may be above that level, in bytes
     * @throws UnavailableException if the live heap or allocation can't be read here
     */
    public void start(long budgetBytes) throws UnavailableException {
        start = meter.readOnce();
        meter.markClasses();
        budget = budgetBytes;
        lower = 0;
        upper = 0;
        bound = 0;
        forcedNanos = 0;
        crossing = 0;
        stopped = false;
        failure = null;
        timeline.clear();
        stack.clear();
        watched = Thread.currentThread();
        Thread thread = new Thread(this::watch, "memory-budget-peak");
        thread.setDaemon(true);
        sampler = thread;
        JvmAllocation allocation = new JvmAllocation(thread.getId());
        source = allocation;
        allocated = allocation.bytes();
        startNanos = System.nanoTime();
        thread.start();
    }

    /** Id of the watching thread, whose own allocation belongs to no test. */
    public long threadId() {
        Thread thread = sampler;
        return thread == null ? -1 : thread.getId();
    }

    /** Stops watching; until {@link #result()} nothing new is kept. */
    public void stop() {
        Thread thread = sampler;
        stopped = true;
        boolean interrupted = false;
        while (thread != null && thread.isAlive()) {
            LockSupport.unpark(thread);
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        sampler = null;
        watched = null;
        source = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * What was found.
     *
     * @throws UnavailableException if sampling failed
     */
    public Peak result() throws UnavailableException {
        UnavailableException failed = failure;
        if (failed != null) {
            throw failed;
        }
        List<ClassGrowth> growth = lower > budget ? meter.growthAtCrossing() : List.of();
        return new Peak(lower, Math.max(lower, upper), timeline.points(), growth, stack.lines());
    }

    private void watch() {
        try {
            JvmAllocation allocation = source;
            Thread thread = watched;
            if (allocation == null || thread == null) {
                throw new IllegalStateException("not started");
            }
            while (!stopped) {
                sample(allocation, thread);
                LockSupport.parkNanos(SAMPLE_NANOS);
            }
            advance(allocation);
        } catch (UnavailableException e) {
            failure = e;
        }
    }

    /** What was allocated since the last look may all have been live on top of what was then. */
    private void advance(JvmAllocation allocation) {
        long now = allocation.bytes();
        // Where the JVM has no total, an ended thread takes its count along.
        bound += Math.max(0, now - allocated);
        allocated = now;
        upper = Math.max(upper, bound);
    }

    private void sample(JvmAllocation allocation, Thread thread) throws UnavailableException {
        // In this order: what is allocated between the two reads is counted on top of what is in use, not lost.
        advance(allocation);
        long used = Math.max(0, memory.getHeapMemoryUsage().getUsed() - start);
        long now = System.nanoTime();
        timeline.used(millis(now), used);
        bound = Math.min(bound, used);
        if (isWorthALook(used) && mayForce(now)) {
            look(allocation, thread, used, now);
        }
    }

    private boolean isWorthALook(long used) {
        // Near the budget while it holds; once it is exceeded, only what may be a new high.
        return lower <= budget ? used > budget - budget / 4 : used > lower + lower / 4;
    }

    private boolean mayForce(long now) {
        return forcedNanos * 2 <= now - startNanos;
    }

    private void look(JvmAllocation allocation, Thread thread, long used, long now) throws UnavailableException {
        long before = allocation.bytes();
        long live = meter.readOnce() - start;
        advance(allocation);
        // From the pause on: what was live in it, and all that was allocated since the look began.
        bound = Math.min(bound, Math.max(0, live) + (allocated - before));
        timeline.live(millis(System.nanoTime()), used, live);
        lower = Math.max(lower, live);
        if (live > budget && live > crossing) {
            crossing = live;
            stack.keep(frames(thread));
            meter.markCrossing();
        }
        forcedNanos += System.nanoTime() - now;
    }

    private static List<String> frames(Thread thread) {
        List<String> frames = new ArrayList<>();
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (frames.size() == MOST_FRAMES) {
                break;
            }
            frames.add(frame.toString());
        }
        return frames;
    }

    private long millis(long now) {
        return (now - startNanos) / 1_000_000;
    }
}
