package io.github.memorybudget.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModeTest {

    @ParameterizedTest
    @CsvSource({"enforce, ENFORCE", "record, RECORD", "off, OFF", "' Record ', RECORD", "OFF, OFF"})
    void readsAnyCase(String text, Mode mode) {
        assertThat(Mode.parse(text)).isEqualTo(mode);
    }

    @Test
    void writesLowerCaseEverywhere() {
        Locale systemLocale = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(Mode.values()).extracting(Mode::key).containsExactly("enforce", "record", "off");
        } finally {
            Locale.setDefault(systemLocale);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "on", "enforced"})
    void refusesOthers(String text) {
        assertThatThrownBy(() -> Mode.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + text + "\" is not a mode; write enforce, record or off");
    }
}
