package io.github.memorybudget.core.alloc;

import com.sun.management.ThreadMXBean;
import io.github.memorybudget.core.vm.UnavailableException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** The JVM's counters of allocated bytes: by thread, and from JDK 21 on for all threads that ever ran. */
final class ThreadCounters {

    private static final @Nullable ThreadMXBean BEAN = bean();
    private static final @Nullable MethodHandle TOTAL = total();

    private ThreadCounters() {}

    private static @Nullable ThreadMXBean bean() {
        return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean
                        && bean.isThreadAllocatedMemorySupported()
                        && bean.isThreadAllocatedMemoryEnabled()
                ? bean
                : null;
    }

    private static @Nullable MethodHandle total() {
        try {
            return BEAN == null
                    ? null
                    : MethodHandles.publicLookup()
                            .findVirtual(
                                    ThreadMXBean.class,
                                    "getTotalThreadAllocatedBytes",
                                    MethodType.methodType(long.class))
                            .bindTo(BEAN);
        } catch (NoSuchMethodException | IllegalAccessException before21) {
            return null;
        }
    }

    static ThreadMXBean require() throws UnavailableException {
        if (BEAN == null) {
            throw new UnavailableException("this VM does not count the bytes that a thread allocates");
        }
        return BEAN;
    }

    /** Whether the JVM counts what all its threads allocated, ended and virtual ones included. */
    static boolean hasTotal() {
        return TOTAL != null;
    }

    /** Bytes that all threads, ended ones included, have allocated. */
    static long totalBytes() {
        if (TOTAL == null) {
            throw new IllegalStateException("This JVM has no total");
        }
        try {
            return (long) TOTAL.invokeExact();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
