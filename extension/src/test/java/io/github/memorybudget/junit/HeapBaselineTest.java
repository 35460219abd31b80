package io.github.memorybudget.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeapBaselineTest {

    private static final long TOO_MUCH = 300L << 20;

    @BeforeEach
    void hasRoom() {
        assumeTrue(Runtime.getRuntime().maxMemory() > 3 * TOO_MUCH, "a heap that 900 MB fit into");
        System.gc();
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Fills the heap until so much is in use, however much of it the collector has taken back meanwhile. */
    private static List<byte[]> filled() {
        List<byte[]> blocks = new ArrayList<>();
        while (used() <= TOO_MUCH) {
            blocks.add(new byte[100_000]);
        }
        return blocks;
    }

    @Test
    void whatIsLiveIsLarge_andGarbageIsNot_sinceItIsNotDumped() throws InterruptedException {
        List<byte[]> blocks = filled();
        assertThat(HeapBaseline.isHeapLarge()).isTrue();

        Reference.reachabilityFence(blocks);
        blocks.clear();
        assertThat(used()).isGreaterThan(TOO_MUCH);
        while (HeapBaseline.isHeapLarge()) {
            // It is not collected again at once.
            Thread.sleep(10);
        }
        assertThat(used()).isLessThan(TOO_MUCH);
    }
}
