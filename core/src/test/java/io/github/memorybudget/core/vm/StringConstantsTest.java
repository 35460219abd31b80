package io.github.memorybudget.core.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class StringConstantsTest {

    /** Constants of every kind beside the strings. */
    static final class Samples {
        static Object[] all() {
            Runnable nothing = () -> {};
            return new Object[] {
                "plain", "ümlaut \u0000 \uD83D\uDE00", 1L << 40, 0.1, 0.1f, 70_000, Samples.class, nothing, "", "plain"
            };
        }
    }

    private static byte[] classFile(Class<?> type) throws IOException {
        String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            return in.readAllBytes();
        }
    }

    @Test
    void readsTheStringConstantsOfAClassFile() throws IOException {
        assertThat(Samples.all()).contains("plain");

        assertThat(StringConstants.read(classFile(Samples.class)))
                .containsExactly("plain", "ümlaut \u0000 \uD83D\uDE00", "");
    }

    @Test
    void refusesWhatIsNoClassFile() {
        assertThatThrownBy(() -> StringConstants.read(new byte[20]))
                .isInstanceOf(IOException.class)
                .hasMessage("no class file");
    }

    @Test
    void readsTheNamesInTheVmsList() {
        assertThat(StringConstants.loaded("""
                java.lang.Object/null
                |--java.lang.Number/null
                |  |--java.lang.Integer/null
                |--com.acme.Foo$$Lambda$44/0x00007f57e407da40/0x00007f57e407da40
                """))
                .containsExactly(
                        "java.lang.Object", "java.lang.Number", "java.lang.Integer", "com.acme.Foo$$Lambda$44");
    }

    @Test
    void theConstantsOfTheJdkAreThereBeforeTheyAreNeeded() throws Exception {
        assertThat(StringConstants.hold()).isGreaterThan(1_000);

        assertThat(StringConstants.read(classFile(ArrayList.class)))
                .contains("From Index: ")
                // A string that is not interned yet would be from now on.
                .allSatisfy(constant -> assertThat(constant.intern()).isNotSameAs(constant));
    }
}
