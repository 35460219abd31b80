package io.github.memorybudget.assertj;

import static io.github.memorybudget.assertj.MemoryAssertions.assertThatRunning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeapAssertionsTest {

    private static final int MB = 1 << 20;

    /** Large enough never to grow in a test. */
    private final List<Object> kept = new ArrayList<>(1000);

    private static Object sink = "";

    @Test
    void whatIsReleasedIsNotRetained() {
        assertThatRunning(() -> {
                    kept.add(new byte[1000]);
                    kept.remove(0);
                })
                .retainsAtMost("0 B");
    }

    @Test
    void whatIsKeptInEachRunIsRetainedToTheByte() {
        assertThatRunning(() -> kept.add(new byte[1008])).retainsAtMost("1 KB");
        assertThatThrownBy(
                        () -> assertThatRunning(() -> kept.add(new byte[1008])).retainsAtMost("1023 B"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(String.format(
                        "%nExpecting running code to retain at most:%n  1023 B (1,023 B)%nbut it retained:%n"
                                + "  1 KB (1,024 B)%nin the median of 7 warm runs, 1 B too much"));
    }

    @Test
    void whatGrewIsToldWhereTheCollectorTells() {
        assertThatThrownBy(() ->
                        assertThatRunning(() -> kept.add(new byte[2 * MB - 16])).retainsAtMost("64 KB"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("2 MB (2,097,152 B)")
                .satisfiesAnyOf(
                        thrown -> assertThat(thrown)
                                .hasMessageContaining(String.format("%nWhat grew:%n  +1  byte[]  +2,097,152 B")),
                        thrown -> assertThat(thrown).hasMessageEndingWith("too much"));
    }

    @Test
    void theMedianRunIsJudged() {
        int[] runs = new int[1];
        assertThatRunning(() -> {
                    if (++runs[0] % 3 == 0) {
                        kept.add(new byte[MB]);
                    }
                })
                .retainsAtMost("0 B");
    }

    @Test
    void garbageIsNoPeak() {
        assertThatRunning(() -> {
                    for (int i = 0; i < 40; i++) {
                        sink = new byte[MB];
                        Thread.sleep(5);
                    }
                })
                .peaksAtMost("24 MB");
    }

    @Test
    void whatAllocatesNoMoreInAllCanNotPeakHigher() {
        assertThatRunning(() -> sink = new byte[MB - 16]).peaksAtMost("1 MB");
    }

    @Test
    void garbageTooFastToTellIsNeitherPassNorExcess() {
        assertThatThrownBy(() -> assertThatRunning(() -> {
                            for (int i = 0; i < 4000; i++) {
                                sink = new byte[64 * 1024];
                            }
                        })
                        .peaksAtMost("256 KB"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Expecting running code to peak at most 256 KB")
                .hasMessageContaining("can't be judged")
                .hasMessageContaining("were seen to be live at once");
    }

    @Test
    void whatIsLiveAtOnceIsThePeak() {
        ThrowingRunnable code = () -> {
            List<byte[]> all = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                all.add(new byte[MB]);
            }
            Thread.sleep(200);
            sink = all.get(3);
            sink = "";
        };
        assertThatRunning(code).peaksAtMost("32 MB");
        assertThatThrownBy(() -> assertThatRunning(code).peaksAtMost("8 MB"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(
                        String.format(
                                "%nExpecting running code to peak at most:%n  8 MB (8,388,608 B)%nbut live at once were at least:%n"))
                .hasMessageContaining(String.format("too much%nWhat was live then:%n"))
                .hasMessageContaining("  byte[]  +");
    }

    @Test
    void assertionsChain() {
        assertThatRunning(() -> sink = new byte[1000])
                .as("chained")
                .allocatesAtMost("1 KB")
                .retainsAtMost("0 B")
                .peaksAtMost("8 MB");
        assertThatThrownBy(() -> assertThatRunning(() -> kept.add(new byte[1000]))
                        .as("chained")
                        .allocatesAtMost("1 KB")
                        .retainsAtMost("0 B"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("[chained] ")
                .hasMessageContaining("retain at most");
    }

    @Test
    void malformedSizesAreRefused() {
        assertThatThrownBy(() -> assertThatRunning(() -> {}).retainsAtMost("-1 B"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"-1 B\" is not a size");
        assertThatThrownBy(() -> assertThatRunning(() -> {}).peaksAtMost("many"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"many\" is not a size");
    }

    @Test
    void anAssertionInsideAnotherCanNotBeJudged() {
        ThrowingRunnable code = () -> assertThatRunning(() -> {}).retainsAtMost("0 B");
        assertThatThrownBy(() -> assertThatRunning(code).retainsAtMost("0 B"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("can't be judged")
                .hasMessageContaining("another test is being measured at the same time");
        assertThatRunning(() -> {}).retainsAtMost("0 B");
    }
}
