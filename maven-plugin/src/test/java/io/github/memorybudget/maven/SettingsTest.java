package io.github.memorybudget.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.config.Key;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

class SettingsTest {

    @Test
    void acceptsWhatIsKnownAndWhatIsOthers() {
        Map<String, String> written = Map.of(
                "memoryBudget.mode", "Record",
                "memoryBudget.skip", "TRUE",
                "memoryBudget.default.retained", "64 KB",
                "skipTests", "perhaps",
                "memoryBudgets", "x");

        assertThat(Settings.complaints(written, Set.of("PATH", "MEMORY_BUDGET_MODE")))
                .isEmpty();
    }

    @Test
    void namesTheNearestKeyOfAnUnknownOne() {
        assertThat(Settings.complaints(Map.of("memoryBudget.failOnViolations", "true"), Set.of("MEMORY_BUDGET_MOD")))
                .containsExactly(
                        "Unknown environment variable \"MEMORY_BUDGET_MOD\"; the nearest known one is"
                                + " \"MEMORY_BUDGET_MODE\"",
                        "Unknown setting \"memoryBudget.failOnViolations\"; the nearest known one is"
                                + " \"memoryBudget.failOnViolation\"");
    }

    @Test
    void doesNotTakeAnyTextForFalse() {
        assertThat(Settings.complaints(Map.of("memoryBudget.failOnViolation", "yes"), Set.of()))
                .containsExactly("memoryBudget.failOnViolation is \"yes\", but must be true or false");
    }

    @Test
    void namesTheAcceptedModes() {
        assertThat(Settings.complaints(Map.of("memoryBudget.mode", "warn"), Set.of()))
                .containsExactly("memoryBudget.mode is \"warn\", but must be enforce, record or off");
    }

    @Test
    void everyParameterOfEveryGoalIsInTheListOfKeys() throws Exception {
        NodeList configurations = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(SettingsTest.class.getResourceAsStream("/META-INF/maven/plugin.xml"))
                .getElementsByTagName("*");
        List<String> ours = new ArrayList<>();
        for (int i = 0; i < configurations.getLength(); i++) {
            String text = configurations.item(i).getTextContent();
            if (configurations.item(i).getChildNodes().getLength() == 1 && text.startsWith("${memoryBudget.")) {
                ours.add(text.substring(2, text.length() - 1));
            }
        }

        assertThat(ours)
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(Key.ofFullName(name)).as(name).isPresent());
    }

    @Test
    void noGoalKeepsAnythingInAStaticField() {
        for (Class<?> type : List.of(
                AbstractBudgetMojo.class,
                AbstractReportMojo.class,
                PrepareMojo.class,
                ReportMojo.class,
                CheckMojo.class,
                Crashes.class,
                BuildPlan.class)) {
            assertThat(type.getDeclaredFields())
                    .filteredOn(field -> Modifier.isStatic(field.getModifiers()))
                    .extracting(Field::getType)
                    .allMatch(constant -> constant == String.class);
        }
    }
}
