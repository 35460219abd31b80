package io.github.memorybudget.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

@ExtendWith(MemoryMeterExtension.class)
class MemoryMeterTest {

    private static Object sink = "";
    private Object kept = "";

    @Test
    void tellsWhatIsKeptAndAllocatedToTheByte(MemoryMeter meter) throws Throwable {
        Executable code = () -> {
            sink = new byte[2032];
            sink = "";
            kept = new byte[1008];
        };
        for (int i = 0; i < 30; i++) {
            code.execute();
        }
        kept = "";
        meter.measure(code);
        kept = "";
        MemoryReading reading = meter.measure(code);

        assertThat(reading.retainedBytes()).as(reading.growth().toString()).isEqualTo(1024);
        assertThat(reading.allocatedBytes()).isEqualTo(3072);
        assertThat(reading.growth()).anySatisfy(row -> {
            assertThat(row.className()).isEqualTo("byte[]");
            assertThat(row.bytes()).isEqualTo(1024);
        });
        assertThatThrownBy(reading::peakAtLeastBytes)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("peak can't be told: this call does not measure it");
        assertThat(kept).isInstanceOf(byte[].class);
    }

    @Test
    void tellsThePeakAsAnInterval(MemoryMeter meter) throws Throwable {
        MemoryReading reading = meter.measurePeak(() -> {
            sink = new byte[8 << 20];
            Thread.sleep(200);
            sink = "";
        });

        assertThat(reading.peakAtLeastBytes()).isBetween(8L << 20, 9L << 20);
        assertThat(reading.peakAtMostBytes()).isBetween(reading.peakAtLeastBytes(), 16L << 20);
        assertThatThrownBy(reading::retainedBytes)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("retained can't be told: this call does not measure it");
    }

    @Test
    void sizesObjects(MemoryMeter meter) {
        assertThat(meter.sizeOf(new byte[1008]).bytes()).isEqualTo(1024);
        assertThat(meter.sizeOf(null).bytes()).isZero();
    }

    @Test
    void whatTheCodeThrowsPassesOnAndGivesTheInstrumentsBack(MemoryMeter meter) throws Throwable {
        IOException thrown = new IOException("disk full");
        assertThatThrownBy(() -> meter.measure(() -> {
                    throw thrown;
                }))
                .isSameAs(thrown);
        assertThat(meter.measure(() -> {}).allocatedBytes()).isZero();
    }

    @Test
    @MemoryBudget(retained = "1 MB")
    void theHeapIsReadForOneAtATime(MemoryMeter meter) throws Throwable {
        MemoryReading reading = meter.measure(() -> sink = new byte[1008]);

        assertThat(reading.allocatedBytes()).isEqualTo(1024);
        assertThatThrownBy(reading::retainedBytes)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("retained can't be told: another test is being measured at the same time");
    }
}
