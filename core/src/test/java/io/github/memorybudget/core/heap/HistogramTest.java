package io.github.memorybudget.core.heap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.vm.UnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts are lines that JDK 17 and 25 printed. */
class HistogramTest {

    private static final String HEAD = """
             num     #instances         #bytes  class name (module)
            -------------------------------------------------------
            """;

    private static final String ON_17 = HEAD + """
               1:          9770        1860480  [B (java.base@17.0.15)
               2:          1984         241560  java.lang.Class (java.base@17.0.15)
               3:             7            112  java.util.regex.Pattern$CharPredicate$$Lambda$21/0x80000002d (java.base@17.0.15)
               4:             1             16  com.acme.Shop$$Lambda$1/0x00007f5030000a08
            Total         11762        2102168
            """;

    private static final String ON_25 = HEAD + """
               1:         11236        1994952  [B (java.base@25.0.3)
               2:           382          11424  [Ljdk.internal.vm.FillerElement; (java.base@25.0.3)
               3:             2             48  jdk.internal.vm.FillerElement (java.base@25.0.3)
               4:             1             16  java.lang.management.ManagementFactory$$Lambda/0x00000000a1015120 (java.management@25.0.3)
               5:             1             16  java.lang.management.ManagementFactory$$Lambda/0x00000000a1015378 (java.management@25.0.3)
               6:             1             40  [[Ljava.lang.invoke.LambdaForm$Name; (java.base@25.0.3)
            Total         11623        2006496
            """;

    private static HistogramText accepted(String printed) {
        HistogramText text = new HistogramText();
        text.accept(printed);
        return text;
    }

    private static String lines(String lines) {
        return HEAD + lines + "Total 0 0\n";
    }

    @Test
    void totalIsTheVmsOwn() throws UnavailableException {
        assertThat(accepted(ON_17).liveBytes()).isEqualTo(2_102_168);
    }

    @Test
    void fillersBelongToNoOne() throws UnavailableException {
        assertThat(accepted(ON_25).liveBytes()).isEqualTo(2_006_496 - 11_424 - 48);
    }

    @Test
    void aClassThatIsCalledTotalIsNotTheTotal() throws UnavailableException {
        String text = HEAD + "   1:             1             16  Total\nTotal             1             16\n";

        assertThat(accepted(text).liveBytes()).isEqualTo(16);
    }

    @Test
    void aTextWithoutTotalsIsRefused() {
        assertThatThrownBy(() -> accepted(HEAD).liveBytes())
                .isInstanceOf(UnavailableException.class)
                .hasMessage("the VM's class histogram has no line of totals");
    }

    @Test
    void theBufferIsReplacedOnlyWhenItIsTooSmall() {
        HistogramText text = new HistogramText();

        assertThat(text.isEmpty()).isTrue();
        assertThat(text.accept(ON_17)).isFalse();
        assertThat(text.accept(ON_17 + " ".repeat(1 << 19))).isTrue();
        assertThat(text.accept(ON_25)).isFalse();
        assertThat(text.asString()).isEqualTo(ON_25);
    }

    @Test
    void aCopyIsOfItsOwn() {
        HistogramText original = accepted(ON_17 + " ".repeat(1 << 19));
        HistogramText copy = new HistogramText();

        copy.copyFrom(original);
        original.accept(ON_25);

        assertThat(copy.asString()).isEqualTo(ON_17 + " ".repeat(1 << 19));
    }

    @Test
    void theRunningVmsHistogramIsRead() throws UnavailableException {
        HistogramText text = new HistogramText();
        text.take();

        assertThat(text.liveBytes()).isBetween(1L << 20, Runtime.getRuntime().maxMemory());
        assertThat(ClassTable.parse(text.asString()).growthSince(ClassTable.parse(HEAD)))
                .extracting(ClassGrowth::className)
                .contains("byte[]", "java.lang.String")
                .noneMatch(name -> name.contains("FillerElement"));
    }

    @Test
    void rowsAreNamedAsAPersonWritesThem() {
        assertThat(ClassTable.parse(ON_17).growthSince(ClassTable.parse(HEAD)))
                .containsExactly(
                        new ClassGrowth("byte[]", 9_770, 1_860_480),
                        new ClassGrowth("java.lang.Class", 1_984, 241_560),
                        new ClassGrowth("java.util.regex.Pattern$CharPredicate$$Lambda$21", 7, 112),
                        new ClassGrowth("com.acme.Shop$$Lambda$1", 1, 16));
    }

    @Test
    void aNameMayHaveSpaces_asKotlinAllows() {
        String rows = lines("""
                   1:             2             32  com.acme.ShopTest$keeps nothing$1
                   2:             3             48  com.acme.ShopTest$keeps (all)$1
                   3:             4             64  com.acme.ShopTest$keeps (all) (com.acme@1.0)
                """);

        assertThat(ClassTable.parse(rows).growthSince(ClassTable.parse(HEAD)))
                .containsExactly(
                        new ClassGrowth("com.acme.ShopTest$keeps (all)", 4, 64),
                        new ClassGrowth("com.acme.ShopTest$keeps (all)$1", 3, 48),
                        new ClassGrowth("com.acme.ShopTest$keeps nothing$1", 2, 32));
    }

    @Test
    void hiddenClassesOfOneNameAreAddedUpAndFillersLeftOut() {
        assertThat(ClassTable.parse(ON_25).growthSince(ClassTable.parse(HEAD)))
                .containsExactly(
                        new ClassGrowth("byte[]", 11_236, 1_994_952),
                        new ClassGrowth("java.lang.invoke.LambdaForm$Name[][]", 1, 40),
                        new ClassGrowth("java.lang.management.ManagementFactory$$Lambda", 2, 32));
    }

    @Test
    void classesOfOneNameFromSeveralLoadersAreAddedUp() {
        ClassTable table = ClassTable.parse(
                lines(
                        "   1:             2             48  com.acme.Plugin\n   2:             1             24  com.acme.Plugin\n"));

        assertThat(table.growthSince(ClassTable.parse(HEAD)))
                .containsExactly(new ClassGrowth("com.acme.Plugin", 3, 72));
    }

    @Test
    void growthIsSortedBySizeAndLeavesOutWhatDidNotChange() {
        ClassTable before = ClassTable.parse(
                lines("   1:             2             48  a.Same\n   2:             3             72  a.Gone\n"
                        + "   3:             1             16  a.Grown\n"));
        ClassTable after = ClassTable.parse(
                lines("   1:             2             48  a.Same\n   2:             4             64  a.Grown\n"
                        + "   3:             2             48  z.New\n   4:             2             48  b.New\n"));

        assertThat(after.growthSince(before))
                .containsExactly(
                        new ClassGrowth("a.Grown", 3, 48),
                        new ClassGrowth("b.New", 2, 48),
                        new ClassGrowth("z.New", 2, 48),
                        new ClassGrowth("a.Gone", -3, -72));
    }

    @ParameterizedTest
    @CsvSource({
        "[Z, boolean[]",
        "[B, byte[]",
        "[C, char[]",
        "[S, short[]",
        "[I, int[]",
        "[[J, long[][]",
        "[F, float[]",
        "[[[D, double[][][]",
        "[Ljava.lang.String;, java.lang.String[]",
        "java.util.HashMap$Node, java.util.HashMap$Node",
        "com.acme.Shop$$Lambda/0x00000000a1015120, com.acme.Shop$$Lambda",
        "com.acme.Shop$$Lambda+0x00007f5030000a08, com.acme.Shop$$Lambda",
        "[Lcom.acme.Hidden/0x00000000a1015120;, com.acme.Hidden[]"
    })
    void namesAreReadable(String vmName, String name) {
        assertThat(ClassTable.readable(vmName)).isEqualTo(name);
    }
}
