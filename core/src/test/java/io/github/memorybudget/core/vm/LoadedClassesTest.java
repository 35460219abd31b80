package io.github.memorybudget.core.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LoadedClassesTest {

    /** Loaded by the test engine, which looks for nested classes, but not initialised before the test below. */
    static final class Late {
        static String name() {
            return "late";
        }
    }

    @Test
    void listsWhatWasLoadedOrInitialisedInBetween() {
        LoadedClasses.start();
        long from = LoadedClasses.now();
        Supplier<String> lambda = Late::name;
        String name = lambda.get();
        long to = LoadedClasses.now();

        Set<String> loaded = LoadedClasses.between(from, to).orElseThrow();

        assertThat(name).isEqualTo("late");
        assertThat(loaded)
                .contains(Late.class.getName())
                .anyMatch(each -> each.startsWith(LoadedClassesTest.class.getName() + "$$Lambda"));
        assertThat(LoadedClasses.initialisedBetween(from, to).orElseThrow()).contains(Late.class.getName());
        assertThat(LoadedClasses.between(to, to))
                .hasValueSatisfying(none -> assertThat(none).isEmpty());
    }

    @Test
    void leavesTheUsersLoggingAlone() throws UnavailableException {
        LoadedClasses.start();

        assertThat(HotSpot.command("vmLog", "list"))
                .contains("#0: stdout all=warning")
                .contains("#1: stderr all=off")
                .contains("all=off,class+init=info,class+load=info none filecount=0");
    }

    @Test
    void readsNamesOnly() {
        assertThat(LoadedClasses.names(
                        "a.B source: jrt:/java.base\na.C$$Lambda/0x01 source: a.C\nStart class verification"
                                + " for: a.D\n7 Initializing 'a/D$E'(no method) (0x01) by thread \"main\"\n"))
                .containsExactly("a.B", "a.C$$Lambda+0x01", "a.D$E");
        assertThat(LoadedClasses.between(-1, 5)).isEmpty();
        assertThat(LoadedClasses.initialisedBetween(-1, 5)).isEmpty();
    }

    @Test
    void whatIsOnlyLoadedIsNotInitialised() {
        assertThat(LoadedClasses.initialised("a.B source: jrt:/java.base\n7 Initializing 'a/D$E'(no method) (0x01)\n"))
                .containsExactly("a.D$E");
    }
}
