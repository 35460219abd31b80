package io.github.memorybudget.core.heapdump;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LargeObjectsTest {

    private final LargeObjects earlier = new LargeObjects();
    private final LargeObjects later = new LargeObjects();

    private LargeObjects grown() {
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
        later.add(1_000, true);
        later.add(4_000, false);
        later.add(3_000, true);

        assertThat(grown().indispensable(1, 1_000)).isEqualTo(1_000);
    }

    @Test
    void ofTwoObjectsOfTheRunsSizeEitherMayBeTheRuns() {
        later.add(1_000, true);
        later.add(1_000, false);

        assertThat(grown().indispensable(1, 1_000)).isZero();
    }

    @Test
    void anObjectOfAnotherSizeIsNotTheRuns() {
        later.add(1_000, true);

        assertThat(grown().indispensable(1, 992)).isZero();
    }

    @Test
    void fewSmallInstancesDoNotAddUpToALargeOne() {
        later.add(10_000, true);
        later.add(600, false);

        // 600 and twice 256 at most.
        assertThat(grown().indispensable(3, 10_080)).isEqualTo(10_000);
        assertThat(grown().indispensable(3, 1_112)).isZero();
    }

    @Test
    void allOfManyEqualOnesAreNeeded() {
        for (int i = 0; i < 10; i++) {
            later.add(5_000, true);
        }
        later.add(700, false);

        assertThat(grown().indispensable(10, 50_000)).isEqualTo(50_000);
    }

    @Test
    void noneIsNeededWhereOthersWouldDo() {
        later.add(5_000, true);
        later.add(5_000, false);
        later.add(700, false);

        assertThat(grown().indispensable(2, 5_700)).isZero();
    }

    @Test
    void whatIsGoneMayHaveMadeRoomForMore() {
        earlier.add(300, false);
        later.add(1_000, true);
        later.add(900, false);
        later.add(800, false);

        // The run's one instance more may be two new ones and one that went.
        assertThat(grown().indispensable(1, 1_000)).isZero();
    }

    @Test
    void growthThatIsNoneNeedsNothing() {
        later.add(1_000, true);

        assertThat(grown().indispensable(0, 1_000)).isZero();
        assertThat(grown().indispensable(-1, 1_000)).isZero();
        assertThat(grown().indispensable(1, -8)).isZero();
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
        assertThat(grown().bytesOfMoreThan(1_024)).isEqualTo(4_096);
        assertThat(grown().bytesOfMoreThan(1_023)).isEqualTo(1_024 + 4_096);
    }
}
