package io.github.memorybudget.core.alloc;

import io.github.memorybudget.core.thread.LiveThreads;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The platform threads that carry virtual ones. */
final class Carriers {

    private static final String CARRIER_CLASS = "jdk.internal.misc.CarrierThread";

    private Carriers() {}

    static long[] ids() {
        LongStream ids = Stream.of(LiveThreads.all())
                .filter(thread -> thread.getClass().getName().equals(CARRIER_CLASS))
                .mapToLong(Thread::getId);
        return ids.toArray();
    }
}
