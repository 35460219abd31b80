package io.github.memorybudget.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTest {

    @ParameterizedTest
    @CsvSource({
        "MODE, memoryBudget.mode, MEMORY_BUDGET_MODE",
        "RESULTS_DIRECTORY, memoryBudget.resultsDirectory, MEMORY_BUDGET_RESULTS_DIRECTORY",
        "FAIL_ON_INCONCLUSIVE, memoryBudget.failOnInconclusive, MEMORY_BUDGET_FAIL_ON_INCONCLUSIVE",
        "DEFAULT_OFF_HEAP, memoryBudget.default.offHeap, MEMORY_BUDGET_DEFAULT_OFF_HEAP",
        "HEAP_DUMPS, memoryBudget.heapDumps, MEMORY_BUDGET_HEAP_DUMPS"
    })
    void hasAPropertyAndAnEnvironmentName(Key key, String property, String environment) {
        assertThat(key.fullName()).isEqualTo(property);
        assertThat(key.environmentName()).isEqualTo(environment);
        assertThat(Key.ofFullName(property)).contains(key);
    }

    @Test
    void hasNamesOfItsOwn() {
        assertThat(Stream.of(Key.values()).map(Key::fullName)).doesNotHaveDuplicates();
        assertThat(Stream.of(Key.values()).map(Key::environmentName)).doesNotHaveDuplicates();
    }

    @Test
    void environmentNamesDoNotDependOnTheLocale() {
        Locale systemLocale = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(Key.RESULTS_DIRECTORY.environmentName()).isEqualTo("MEMORY_BUDGET_RESULTS_DIRECTORY");
        } finally {
            Locale.setDefault(systemLocale);
        }
    }

    @Test
    void knowsNoOtherName() {
        assertThat(Key.ofFullName("memoryBudget.Mode")).isEmpty();
        assertThat(Key.ofFullName("mode")).isEmpty();
        assertThat(Key.ofFullName("")).isEmpty();
    }

    @Test
    void complainsOfNothingThatIsKnownOrNotOurs() {
        List<String> known = Stream.of(Key.values()).map(Key::fullName).toList();
        List<String> environment =
                Stream.of(Key.values()).map(Key::environmentName).toList();

        assertThat(Key.complaints(known, environment)).isEmpty();
        assertThat(Key.complaints(
                        List.of("java.home", "memorybudget.mode", "memoryBudgets"), List.of("PATH", "MEMORY")))
                .isEmpty();
    }

    @Test
    void namesTheNearestKnownKey() {
        assertThat(Key.complaints(
                        List.of("memoryBudget.mod", "memoryBudget.default.retaind", "memoryBudget.MODE"),
                        List.of("MEMORY_BUDGET_RESULT_DIRECTORY")))
                .containsExactly(
                        "Unknown environment variable \"MEMORY_BUDGET_RESULT_DIRECTORY\"; the nearest known one is"
                                + " \"MEMORY_BUDGET_RESULTS_DIRECTORY\"",
                        "Unknown setting \"memoryBudget.MODE\"; the nearest known one is \"memoryBudget.mode\"",
                        "Unknown setting \"memoryBudget.default.retaind\"; the nearest known one is"
                                + " \"memoryBudget.default.retained\"",
                        "Unknown setting \"memoryBudget.mod\"; the nearest known one is \"memoryBudget.mode\"");
    }

    @ParameterizedTest
    @CsvSource({"'', '', 0", "abc, abc, 0", "kitten, sitting, 3", "'', abc, 3", "abc, '', 3", "flaw, lawn, 2"})
    void distanceIsTheNumberOfEdits(String a, String b, int distance) {
        assertThat(EditDistance.between(a, b)).isEqualTo(distance);
        assertThat(EditDistance.between(b, a)).isEqualTo(distance);
    }
}
