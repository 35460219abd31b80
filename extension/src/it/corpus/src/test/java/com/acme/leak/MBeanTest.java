package com.acme.leak;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** Beans that are registered with the platform server under ever new names. */
@Leaks(atLeast = 1_000_000, atMost = 1_300_000)
class MBeanTest {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Test
    @MemoryBudget(retained = "64 KB")
    void registers() throws Exception {
        for (int i = 0; i < 10; i++) {
            ObjectName name = new ObjectName("com.acme:type=Pool,name=pool-" + COUNT.incrementAndGet());
            ManagementFactory.getPlatformMBeanServer().registerMBean(new Pool(), name);
        }
    }

    /** What the bean shows. */
    public interface PoolMBean {

        /** Number of bytes that the pool has. */
        int getSize();
    }

    /** The bean. */
    public static final class Pool implements PoolMBean {

        private final byte[] bytes = new byte[100_000];

        @Override
        public int getSize() {
            return bytes.length;
        }
    }
}
