package io.github.memorybudget.core.measure;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Takes the readings, so that the test thread allocates nothing between two of them but what the test's body does.
 *
 * <p>All that a reading makes is made here, on a thread whose work is always the same. So the test thread's own counter tells
 * what else was made there: HotSpot resolves all string constants of a class, on the calling thread, when one of its methods
 * is handed to the optimising compiler ({@code CompileBroker::compile_method}), and that may be any method of the JDK or of
 * JUnit at any time.
 *
 * <p>Handing over allocates nothing and keeps the interrupt flag of whoever waits. One thread at a time may use it; it ends
 * with the JVM.
 */
final class ReadingThread {

    private final Thread thread;
    private volatile @Nullable Runnable work;
    private volatile @Nullable Thread waiting;
    private volatile @Nullable Throwable failure;

    ReadingThread() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        // Nothing of the test that happens to be the first may be inherited, or it would be held for ever.
        thread = new Thread(group, this::serve, "memory-budget-readings", 0, false);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        thread.setDaemon(true);
        thread.start();
    }

    /** Has the work done, and waits for it. */
    void run(Runnable task) {
        begin(task);
        await();
    }

    /** Has the work begun, to be followed by {@link #await()}. */
    void begin(Runnable task) {
        failure = null;
        work = task;
        LockSupport.unpark(thread);
    }

    /** Waits until the work is done; what it threw is thrown here. */
    void await() {
        waiting = Thread.currentThread();
        while (work != null) {
            LockSupport.park(this);
            if (Thread.currentThread().isInterrupted()) {
                // Then parking does not wait, and the flag is the test's.
                Thread.yield();
            }
        }
        waiting = null;
        Throwable thrown = failure;
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
        if (thrown != null) {
            throw new IllegalStateException(thrown);
        }
    }

    private void serve() {
        while (true) {
            Runnable next = work;
            if (next == null) {
                LockSupport.park(this);
                continue;
            }
            try {
                next.run();
            } catch (Throwable e) {
                // Whatever it is, it belongs to whoever waits, who would wait for ever for a thread that has ended.
                failure = e;
            }
            work = null;
            Thread waiter = waiting;
            if (waiter != null) {
                LockSupport.unpark(waiter);
            }
        }
    }
}
