package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.acme.KeepsNothing;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A pool of its own for a divided task, shut down. */
class ForkJoinTest {

    @Test
    @KeepsNothing
    void divides() throws InterruptedException {
        ForkJoinPool pool = new ForkJoinPool(3);
        assertEquals(499_500, pool.invoke(new Sum(0, 1_000)));
        pool.shutdown();
        assertTrue(pool.awaitTermination(20, TimeUnit.SECONDS));
    }

    private static final class Sum extends RecursiveTask<Integer> {

        private static final long serialVersionUID = 1;

        private final int from;
        private final int to;

        private Sum(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        protected Integer compute() {
            if (to - from < 10) {
                int sum = 0;
                for (int i = from; i < to; i++) {
                    sum += i;
                }
                return sum;
            }
            int middle = (from + to) >>> 1;
            Sum left = new Sum(from, middle);
            left.fork();
            return new Sum(middle, to).compute() + left.join();
        }
    }
}
