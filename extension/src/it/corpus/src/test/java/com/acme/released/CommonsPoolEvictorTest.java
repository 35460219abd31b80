package com.acme.released;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Commons Pool 2.5.0: the evictor of a closed pool stays in the queue of the timer, and holds the pool, as long as
 * another pool keeps the timer alive. The fix has the timer's executor remove cancelled tasks
 * (setRemoveOnCancelPolicy).
 *
 * @see <a href="https://issues.apache.org/jira/browse/POOL-337">POOL-337</a>
 * @see <a href="https://github.com/apache/commons-pool/pull/4">its pull request</a>
 */
@Leaks(
        atLeast = 100_000,
        holder = {
            "static org.apache.commons.pool2.impl.EvictionTimer.executor",
            "java.util.concurrent.ScheduledThreadPoolExecutor.workQueue"
        })
class CommonsPoolEvictorTest {

    private static GenericObjectPool<byte[]> other;

    @BeforeAll
    static void open() {
        other = pool();
    }

    @AfterAll
    static void close() {
        other.close();
    }

    @Test
    @MemoryBudget(retained = "64 KB")
    void opensAndCloses() throws Exception {
        for (int i = 0; i < 100; i++) {
            try (GenericObjectPool<byte[]> pool = pool()) {
                byte[] borrowed = pool.borrowObject();
                pool.returnObject(borrowed);
            }
        }
        assertTrue(other.getTimeBetweenEvictionRunsMillis() > 0);
    }

    private static GenericObjectPool<byte[]> pool() {
        GenericObjectPool<byte[]> pool = new GenericObjectPool<>(new Factory());
        pool.setTimeBetweenEvictionRunsMillis(3_600_000);
        return pool;
    }

    private static final class Factory extends BasePooledObjectFactory<byte[]> {

        @Override
        public byte[] create() {
            return new byte[1_000];
        }

        @Override
        public PooledObject<byte[]> wrap(byte[] object) {
            return new DefaultPooledObject<>(object);
        }
    }
}
