package io.github.memorybudget.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.vm.Collector;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MemoryWindowTest {

    private static final Set<Metric> ALL =
            EnumSet.of(Metric.RETAINED, Metric.ALLOCATED, Metric.PEAK, Metric.OFF_HEAP, Metric.THREADS);

    private static final Object[] SLOTS = new Object[64];

    private static Object kept;

    @BeforeAll
    static void pave() {
        assertThat(PositiveControl.run()).isEqualTo(PositiveControl.OK);
    }

    private static Measurement measure(Plan plan, Runnable body) {
        MemoryWindow window = MemoryWindow.open(plan);
        body.run();
        window.closeBody();
        return window.measure();
    }

    private static Plan retained(Long budget) {
        return new Plan(Set.of(Metric.RETAINED, Metric.ALLOCATED), budget, 0);
    }

    @Test
    void keepingNBytesReadsN() {
        Runnable body = () -> SLOTS[0] = new byte[984];
        measure(retained(Long.MAX_VALUE), () -> {});
        body.run();
        SLOTS[0] = null;

        Measurement measured = measure(retained(Long.MAX_VALUE), body);

        assertThat(measured.retained()).isEqualTo(1000);
        assertThat(measured.retainedSpread()).isZero();
        assertThat(measured.allocation().testThread()).isEqualTo(1000);
        assertThat(measured.unavailable()).isEmpty();
    }

    @Test
    void droppingNBytesReadsMinusN() {
        SLOTS[1] = new byte[984];
        Runnable body = () -> SLOTS[1] = null;
        measure(retained(Long.MAX_VALUE), () -> {});

        assertThat(measure(retained(Long.MAX_VALUE), body).retained()).isEqualTo(-1000);
    }

    @Test
    void garbageIsNotRetained() {
        measure(retained(Long.MAX_VALUE), () -> {});

        Measurement measured = measure(retained(Long.MAX_VALUE), () -> {
            kept = new byte[1 << 20];
            kept = null;
        });

        assertThat(measured.retained()).isZero();
        assertThat(measured.allocation().testThread()).isEqualTo((1 << 20) + 16);
    }

    @Test
    void tellsGrowthByClassWhereNoBudgetIsGiven() {
        Measurement measured = measure(retained(null), () -> SLOTS[2] = new short[500][]);

        assertThat(measured.growth())
                .contains(new ClassGrowth("short[][]", 1, measured.allocation().testThread()));
    }

    @Test
    void measuresOnlyWhatThePlanAsksFor() {
        Measurement measured = measure(new Plan(Set.of(Metric.ALLOCATED), null, 0), () -> SLOTS[3] = new byte[84]);

        assertThat(measured.allocation().testThread()).isEqualTo(104);
        assertThat(measured.retained()).isNull();
        assertThat(measured.peak()).isNull();
        assertThat(measured.offHeap()).isNull();
        assertThat(measured.threads()).isNull();
        assertThat(measured.unavailable()).isEmpty();
    }

    @Test
    void measuresEverythingAtOnce() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Thread[] started = new Thread[1];

        Measurement measured = measure(new Plan(ALL, Long.MAX_VALUE, 4 << 20), () -> {
            SLOTS[4] = ByteBuffer.allocateDirect(300_000);
            started[0] = new Thread(() -> awaitQuietly(end), "left-behind");
            started[0].start();
            byte[] held = new byte[32 << 20];
            // Until it was looked at, which takes a while on a machine under load.
            long seen = Collector.current().fullCollections() + 1;
            long latest = System.nanoTime() + 20_000_000_000L;
            while (Collector.current().fullCollections() < seen && System.nanoTime() < latest) {
                held[0]++;
            }
        });
        end.countDown();
        started[0].join();

        assertThat(measured.offHeap()).isEqualTo(300_000);
        assertThat(measured.threads()).containsExactly("left-behind");
        assertThat(measured.peak().lower()).isBetween(32L << 20, 34L << 20);
        assertThat(measured.peak().upper()).isBetween(32L << 20, 36L << 20);
        assertThat(measured.durationMillis()).isBetween(1L, 30_000L);
        assertThat(measured.unavailable()).isEmpty();
    }

    @Test
    void aWindowWithinAWindowSaysThatItCantReadTheHeap() {
        MemoryWindow outer = MemoryWindow.open(retained(Long.MAX_VALUE));
        Measurement inner = measure(new Plan(ALL, Long.MAX_VALUE, 0), () -> {});
        outer.closeBody();
        outer.measure();

        assertThat(inner.retained()).isNull();
        assertThat(inner.allocation()).isNotNull();
        assertThat(inner.unavailable())
                .containsOnlyKeys(Metric.RETAINED, Metric.PEAK, Metric.OFF_HEAP)
                .containsValue("another test is being measured at the same time");
    }

    @Test
    void anAbandonedWindowGivesTheInstrumentsBack() {
        MemoryWindow failed = MemoryWindow.open(retained(Long.MAX_VALUE));
        failed.closeBody();
        failed.abandon();

        assertThat(measure(retained(Long.MAX_VALUE), () -> {}).unavailable()).isEmpty();
    }

    @Test
    void thePositiveControlHoldsAgain() {
        assertThat(PositiveControl.run()).isEqualTo("ok");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
