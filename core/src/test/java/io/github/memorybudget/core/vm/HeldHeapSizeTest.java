package io.github.memorybudget.core.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeldHeapSizeTest {

    private static String ratio() {
        return HotSpot.option("MaxHeapFreeRatio").orElseThrow();
    }

    @Test
    void isHeldUntilItIsReleased() {
        String usual = ratio();
        HeldHeapSize size = new HeldHeapSize();

        size.hold();
        size.hold();
        assertThat(ratio()).isEqualTo("100");
        size.release();
        assertThat(ratio()).isEqualTo(usual).isNotEqualTo("100");
        size.release();
        assertThat(ratio()).isEqualTo(usual);
    }

    @Test
    void onlyOptionsThatMayBeWrittenAre() {
        assertThat(HotSpot.setOption("UseCompressedOops", "false")).isFalse();
        assertThat(HotSpot.setOption("NoSuchOption", "1")).isFalse();
    }
}
