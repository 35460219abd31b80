package io.github.memorybudget.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FootprintTest {

    @TempDir
    Path results;

    static class BaseCases {
        @MemoryBudget(footprint = "1 KB")
        private byte[] inherited;

        void fill() {
            inherited = new byte[84];
        }
    }

    static class FieldCases extends BaseCases {
        @MemoryBudget(footprint = "1000 B")
        static Object shared = new byte[984];

        @MemoryBudget(footprint = "999 B")
        private final Object tooLarge = new byte[984];

        @MemoryBudget(footprint = "none")
        final Object lifted = new byte[1 << 16];

        @MemoryBudget(footprint = "0 B")
        Object empty;

        @Test
        void fills() {
            fill();
        }
    }

    @Test
    void fieldsOfEveryKindAreSizedAfterTheTest() {
        Run run = Run.of(results, FieldCases.class);

        assertThat(run.result("fills").answer()).isEqualTo("FAIL BLOAT");
        assertThat((List<?>) run.result("fills").at("metrics", "footprint"))
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "{field=shared, budget=1000, measured=1000}",
                        "{field=tooLarge, budget=999, measured=1000}",
                        "{field=empty, budget=0, measured=0}",
                        "{field=inherited, budget=1024, measured=104}");
        assertThat(run.result("fills").findings())
                .containsExactly("VIOLATION footprint: field tooLarge holds 1000 B, its budget is 999 B");
        assertThat(run.failureOf("fills")).get().isInstanceOf(MemoryBudgetExceededError.class);
    }

    @MemoryBudget(footprint = "999 B")
    static class ClassDefaultCases {
        @MemoryBudget
        final Object unset = new byte[984];

        @MemoryBudget(footprint = "2 KB")
        final Object own = new byte[984];

        @Test
        void test() {}
    }

    @Test
    void theClassGivesTheDefaultOfItsFields() {
        assertThat(Run.of(results, ClassDefaultCases.class).result("test").findings())
                .containsExactly("VIOLATION footprint: field unset holds 1000 B, its budget is 999 B");
    }

    static class OtherAttributeCases {
        @MemoryBudget(footprint = "1 KB", retained = "1 KB")
        Object field;

        @Test
        void test() {}
    }

    static class UnsetCases {
        @MemoryBudget
        Object field;

        @Test
        void test() {}
    }

    static class OnMethodCases {
        @Test
        @MemoryBudget(footprint = "1 KB")
        void test() {}
    }

    @MemoryBudget(footprint = "1 XB", retained = "1 MB")
    static class MalformedDefaultCases {
        @MemoryBudget
        Object field;

        @Test
        @MemoryBudget(allocated = "1 MB")
        void test() {}
    }

    private String messageOf(Class<?> cases) {
        return Run.of(results, cases).failureOf("test").orElseThrow().getMessage();
    }

    @Test
    void malformedDeclarationsNameTheirPlace() {
        String here = FootprintTest.class.getName();

        assertThat(messageOf(OtherAttributeCases.class))
                .endsWith("@MemoryBudget on field " + here + "$OtherAttributeCases.field, attribute \"retained\":"
                        + " \"1 KB\" is a budget of a test; on a field there is only \"footprint\"");
        assertThat(messageOf(UnsetCases.class))
                .endsWith("@MemoryBudget on field " + here + "$UnsetCases.field, attribute \"footprint\": is not set;"
                        + " write a size such as \"4 MB\"");
        assertThat(messageOf(OnMethodCases.class))
                .endsWith("@MemoryBudget on method " + here + "$OnMethodCases.test(), attribute \"footprint\": \"1 KB\""
                        + " has no object to size here; put it on the field that holds the object");
        assertThat(messageOf(MalformedDefaultCases.class))
                .contains("@MemoryBudget on class " + here + "$MalformedDefaultCases, attribute \"footprint\": \"1 XB\""
                        + " is not a size");
    }
}
