package io.github.memorybudget.core.heapdump;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Expected figures are what {@code Instrumentation.getObjectSize} reported on JDK 17 and 25. */
class FieldLayoutTest {

    private static final byte REFERENCE = 2;
    private static final byte BOOLEAN = 4;
    private static final byte INT = 10;
    private static final byte LONG = 11;

    @Test
    void putsInstanceFieldsIntoGapsOfTheHeaderAndOfSuperclasses() {
        FieldLayout object = FieldLayout.startingAt(12);
        FieldLayout oneLong = object.with(new byte[] {LONG}, 4);

        assertThat(object.wordEnd()).isEqualTo(16);
        assertThat(oneLong.wordEnd()).isEqualTo(24);
        assertThat(oneLong.with(new byte[] {REFERENCE}, 4).wordEnd()).isEqualTo(24);
        assertThat(oneLong.with(new byte[] {REFERENCE, BOOLEAN}, 4).wordEnd()).isEqualTo(32);
        assertThat(oneLong.wordEnd()).as("unchanged by subclasses").isEqualTo(24);
    }

    @Test
    void leavesTheGapBehindStaticReferences() {
        assertThat(FieldLayout.endOfStatics(1, new byte[] {REFERENCE, BOOLEAN, BOOLEAN, LONG}, 4))
                .as("java.util.TreeMap")
                .isEqualTo(24);
        assertThat(FieldLayout.endOfStatics(1, new byte[] {INT, INT, INT, REFERENCE, LONG}, 4))
                .as("java.util.IdentityHashMap")
                .isEqualTo(32);
        assertThat(FieldLayout.endOfStatics(0, new byte[0], 4)).isZero();
    }
}
