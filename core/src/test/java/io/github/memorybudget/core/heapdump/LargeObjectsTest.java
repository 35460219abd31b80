package io.github.memorybudget.core.heapdump;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LargeObjectsTest {

    private final LargeObjects earlier = new LargeObjects();
    private final LargeObjects later = new LargeObjects();

    private LargeGrowth grown() {
        return later.grownSince(earlier);
    }

    private void both(long size, boolean isOld) {
        earlier.add(size, isOld);
        later.add(size, isOld);
    }

    @Test
    void largeIsFrom256Bytes() {
        assertThat(LargeObjects.isLarge(255)).isFalse();
        assertThat(LargeObjects.isLarge(256)).isTrue();
    }

    @Test
    void theOneObjectOfTheRunsSizeIsTheRuns() {
        both(1_000, true);
        both(1_000, false);
        later.add(1_000, true);
        later.add(4_000, false);
        later.add(3_000, true);

        assertThat(grown().oldOfRunAlone(1, 1_000)).isEqualTo(1_000);
    }

    @Test
    void ofTwoObjectsOfTheRunsSizeEitherMayBeTheRuns() {
        later.add(1_000, true);
        later.add(1_000, false);

        assertThat(grown().oldOfRunAlone(1, 1_000)).isZero();
    }

    @Test
    void anObjectOfAnotherSizeIsNotTheRuns() {
        later.add(1_000, true);

        assertThat(grown().oldOfRunAlone(1, 992)).isZero();
    }

    @Test
    void moreThanOneInstanceTellsNothing() {
        later.add(1_000, true);

        // One of 1,000 bytes, or tables of others that grew.
        assertThat(grown().oldOfRunAlone(2, 1_000)).isZero();
        assertThat(grown().oldOfRunAlone(0, 1_000)).isZero();
    }

    @Test
    void whatIsGoneMayHaveMadeRoomForMore() {
        earlier.add(300, false);
        later.add(1_000, true);

        assertThat(grown().oldOfRunAlone(1, 1_000)).isZero();
    }

    @Test
    void whatOlderHoldersHaveAndHadIsToldBySize() {
        both(512, true);
        earlier.add(2_048, true);
        later.add(1_024, true);
        later.add(4_096, true);
        later.add(8_192, false);

        assertThat(later.oldBytes()).isEqualTo(512 + 1_024 + 4_096);
        assertThat(later.goneOldSince(earlier)).isEqualTo(2_048);
        assertThat(grown().oldOfMoreThan(1_024)).isEqualTo(4_096);
        assertThat(grown().oldOfMoreThan(1_023)).isEqualTo(1_024 + 4_096);
    }
}
