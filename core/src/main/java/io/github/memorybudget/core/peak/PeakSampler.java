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
 * Watches heap use from another thread than the test's, and bounds the live heap from both sides.
 *
 * <p>From above: what is live at a moment is at most what is in use, and at most what was live before plus what was
 * allocated since. From below: when use comes near the budget, a collection is forced and the VM's own count of what
 * survived is read, taken while it stood still; reading {@code used} after the call would race with the test. When that
 * happens is told by {@link Cadence}; where it is too seldom, the interval widens.
 *
 * <p>What is found during the window is kept in arrays that were there before it, so that it does not count as retained.
 *
 * @since 0.1
 */
public final class PeakSampler {

    private static final int MOST_FRAMES = 40;

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final HeapMeter meter;
    private final Timeline timeline = new Timeline();
    private final Cadence cadence = new Cadence();
    private final HeldText stack = new HeldText();
    private final JvmAllocation allocation;

    private long start;
    private long budget;
    private long lower;
    private long upper;
    private long bound;
    private long allocated;
    private long startNanos;
    private long crossing;
    private @Nullable Thread watched;
    private @Nullable UnavailableException failure;
    private boolean exhausted;
    private volatile boolean stopped;
    private volatile @Nullable Thread sampler;

    /**
     * A sampler.
     *
     * @param meter reads the live heap; nobody else may use it while this watches
     * @throws UnavailableException if allocation can't be counted here
     */
    public PeakSampler(HeapMeter meter) throws UnavailableException {
        this.meter = meter;
        allocation = new JvmAllocation();
    }

    /**
     * Gets ready to watch a thread's test, on the thread that will {@link #watch()}, when the meter has settled and marked.
     *
     * @param test the thread whose stack is of interest
     * @param budgetBytes what the peak may be above the settled level, in bytes
     * @param shift how often the same was watched before; another number looks in other moments
     */
    public void prepare(Thread test, long budgetBytes, int shift) {
        start = meter.rawLevel();
        budget = budgetBytes;
        lower = 0;
        upper = 0;
        bound = 0;
        crossing = 0;
        stopped = false;
        exhausted = false;
        failure = null;
        timeline.clear();
        stack.clear();
        watched = test;
        sampler = Thread.currentThread();
        allocated = allocation.bytes();
        startNanos = System.nanoTime();
        cadence.begin(shift, budgetBytes, startNanos);
    }

    /** Watches until {@link #stop()}. */
    public void watch() {
        try {
            while (!stopped) {
                sample();
                LockSupport.parkNanos(cadence.pause());
            }
            advance();
        } catch (UnavailableException e) {
            failure = e;
        } catch (RuntimeException e) {
            // No test may fail because of it.
            failure = new UnavailableException("watching the heap failed: " + e, e);
        } catch (OutOfMemoryError e) {
            // The test took all there is; what was seen until then stands.
            exhausted = true;
        } finally {
            watched = null;
            sampler = null;
        }
    }

    /** Has {@link #watch()} end, a moment later; from the test's thread, where it allocates nothing. */
    public void stop() {
        stopped = true;
        LockSupport.unpark(sampler);
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
        if (exhausted && lower <= budget) {
            throw new UnavailableException("memory ran out while it was sampled");
        }
        // What was live after the last sample is not known then.
        long highest = Math.max(lower, exhausted ? memory.getHeapMemoryUsage().getMax() : upper);
        List<ClassGrowth> growth = lower > budget ? meter.growthAtCrossing() : List.of();
        return new Peak(lower, highest, timeline.points(), growth, stack.lines(), cadence.forcedMillis());
    }

    /** What was allocated since the last look may all have been live on top of what was then. */
    private void advance() {
        long now = allocation.bytes();
        // Where the JVM has no total, an ended thread takes its count along.
        bound += Math.max(0, now - allocated);
        allocated = now;
        upper = Math.max(upper, bound);
    }

    private void sample() throws UnavailableException {
        // In this order: what is allocated between the two reads is counted on top of what is in use, not lost.
        advance();
        long used = Math.max(0, memory.getHeapMemoryUsage().getUsed() - start);
        long now = System.nanoTime();
        timeline.used(millis(now), used);
        bound = Math.min(bound, used);
        if (cadence.isWorthALook(used, lower) && cadence.mayForce(now)) {
            look(used, now);
        }
    }

    private void look(long used, long now) throws UnavailableException {
        long before = allocation.bytes();
        long live = meter.readOnce() - start;
        advance();
        // From the pause on: what was live in it, and all that was allocated since the look began.
        bound = Math.min(bound, Math.max(0, live) + (allocated - before));
        timeline.live(millis(System.nanoTime()), used, live);
        lower = Math.max(lower, live);
        if (live > budget && live > crossing) {
            crossing = live;
            keepStack();
            meter.markCrossing();
        }
        cadence.forced(System.nanoTime() - now);
    }

    /** Where the test is; once its body is over that is no more of interest. */
    private void keepStack() {
        Thread test = watched;
        List<String> frames = test == null ? List.of() : frames(test);
        if (!stopped) {
            stack.keep(frames);
        }
    }

    /** In the words of a stack trace, without class loader and module. */
    private static List<String> frames(Thread thread) {
        List<String> frames = new ArrayList<>();
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (frames.size() == MOST_FRAMES) {
                break;
            }
            String words = frame.toString();
            frames.add(words.substring(words.lastIndexOf('/', words.indexOf('(')) + 1));
        }
        return frames;
    }

    private long millis(long now) {
        return (now - startNanos) / 1_000_000;
    }
}
