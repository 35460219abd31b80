package io.github.memorybudget.core.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {

    private final Locale systemLocale = Locale.getDefault();

    @AfterEach
    void restoreTheLocale() {
        Locale.setDefault(systemLocale);
    }

    @ParameterizedTest
    @CsvSource({
        "'0 B', 0",
        "'1 B', 1",
        "'1B', 1",
        "'  64 KB  ', 65536",
        "'64KB', 65536",
        "'64 KiB', 65536",
        "'1 MB', 1048576",
        "'1 MiB', 1048576",
        "'2 GB', 2147483648",
        "'2 GiB', 2147483648",
        "'1.5 MB', 1572864",
        "'0.5 KB', 512",
        "'1.9 B', 1",
        "'0.0009 KB', 0",
        "'0.001 KB', 1",
        "'007 KB', 7168",
        "'1.00000 KB', 1024",
        "'9223372036854775807 B', 9223372036854775807",
        "'8589934591.999999999 GB', 9223372036854775806"
    })
    void readsSizes(String text, long bytes) {
        assertThat(ByteSize.parse(text)).isEqualTo(new ByteSize(bytes));
    }

    @Test
    void readsWhiteSpaceOtherThanBlanks() {
        assertThat(ByteSize.parse("\t64\tKB\n").bytes()).isEqualTo(65_536);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "64",
                "KB",
                "64 kb",
                "64 kB",
                "64 Kb",
                "64 k",
                "64 TB",
                "64 bytes",
                "-1 B",
                "+1 B",
                "1, KB",
                "1,5 MB",
                "1_000 B",
                ".5 MB",
                "1. MB",
                "1e3 KB",
                "0x10 B",
                "64 K B",
                "64 KB KB",
                "6 4 KB",
                "none",
                "٣ KB",
                "NaN B"
            })
    void refusesWhatIsNoSize(String text) {
        assertThatThrownBy(() -> ByteSize.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + text + "\" is not a size; write a number and a unit, such as \"0 B\", \"64 KB\","
                        + " \"1.5 MB\" or \"2 GiB\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808 B", "8589934592 GB", "99999999999999999999999999 KB"})
    void refusesWhatDoesNotFit(String text) {
        assertThatThrownBy(() -> ByteSize.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + text + "\" is larger than the largest size, 9223372036854775807 B");
    }

    @Test
    void refusesNegativeSizes() {
        assertThatThrownBy(() -> new ByteSize(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A size can't be negative: -1");
    }

    @ParameterizedTest
    @CsvSource({
        "0, '0 B'",
        "1, '1 B'",
        "1023, '1023 B'",
        "1024, '1 KB'",
        "1025, '1.0 KB'",
        "1536, '1.5 KB'",
        "65536, '64 KB'",
        "1048524, '1023.9 KB'",
        "1048525, '1.0 MB'",
        "1048576, '1 MB'",
        "2097176, '2.0 MB'",
        "4300000, '4.1 MB'",
        "1073741824, '1 GB'",
        "9223372036854775807, '8589934592.0 GB'",
        "-1, '-1 B'",
        "-1536, '-1.5 KB'",
        "-65536, '-64 KB'",
        "-9223372036854775808, '-8589934592 GB'"
    })
    void rendersForReading(long bytes, String text) {
        assertThat(ByteSize.readable(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, '0 B'", "999, '999 B'", "2097176, '2,097,176 B'", "-1584, '-1,584 B'"})
    void rendersToTheByte(long bytes, String text) {
        assertThat(ByteSize.exact(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "ar-EG", "tr-TR", "hi-IN-u-nu-deva"})
    void rendersAndReadsTheSameEverywhere(String locale) {
        Locale.setDefault(Locale.forLanguageTag(locale));

        assertThat(ByteSize.exact(2_097_176)).isEqualTo("2,097,176 B");
        assertThat(ByteSize.readable(1_536)).isEqualTo("1.5 KB");
        assertThat(ByteSize.parse("1.5 MiB").bytes()).isEqualTo(1_572_864);
    }

    @Test
    void whatIsRenderedInWholeUnitsReadsBackAsTheSame() {
        assertThat(Stream.of("0 B", "1023 B", "64 KB", "3 MB", "2 GB"))
                .allSatisfy(text -> assertThat(ByteSize.parse(text)).hasToString(text));
    }

    @Test
    void comparesByBytes() {
        assertThat(ByteSize.parse("1 KB"))
                .isLessThan(ByteSize.parse("1025 B"))
                .isEqualByComparingTo(new ByteSize(1024));
    }
}
