package io.github.memorybudget.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.oneoff.Leftovers;
import com.acme.oneoff.Library;
import io.github.memorybudget.junit.Run.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** Buffers and threads that are left behind once and never again are told apart by whose they are. */
class LeftOnceTest {

    private static final String SLOT = "static com.acme.oneoff.Leftovers$Uploads.slot";

    @TempDir
    Path results;

    @TempDir
    Path compiled;

    @BeforeEach
    void prepare() throws IOException {
        Leftovers.library = new Library(compiled);
        Leftovers.file = Files.write(compiled.resolve("three-megabytes"), new byte[3 << 20]);
    }

    @AfterEach
    void forget() {
        Leftovers.forget();
        Leftovers.library = null;
    }

    private Line result(Class<?> cases) {
        return Run.of(results, cases).result("leaves");
    }

    private static void isALeak(Line result, String holder) {
        assertThat(result.answer()).as("%s", result).isEqualTo("FAIL LEAK");
        assertThat(result.findings()).first().asString().contains(holder);
    }

    private static void isFirstUse(Line result, String metric, String holder) {
        assertThat(result.answer()).as("%s", result).isEqualTo("PASS HEALTHY");
        assertThat(result.findings())
                .singleElement()
                .asString()
                .startsWith("NOTE " + metric)
                .contains(holder);
    }

    @Test
    void aBufferInASlotThatEveryRunReplacesIsALeak() {
        Line result = result(Leftovers.Buffer.class);

        isALeak(result, "kept once, in the first run, and never again; held by " + SLOT);
        assertThat(result.number("metrics", "offHeap", "measured")).isEqualTo(20 << 20);
    }

    @Test
    void buffersOfEveryRunAreNamedWithThePathToThem() {
        Run run = Run.of(results, Leftovers.BufferInEveryRun.class);

        isALeak(run.result("leaves"), "kept in 4 of 4 runs; held by static com.acme.oneoff.Leftovers$Uploads.ALL");
        assertThat(run.failureOf("leaves").orElseThrow().getMessage().lines())
                .contains(
                        "What holds it (100 % of the growth)",
                        "  ↓ static com.acme.oneoff.Leftovers$Uploads.ALL",
                        "Likely cause: a list that only grows. Bound it, or remove what is no longer used.")
                .anySatisfy(line -> assertThat(line)
                        .matches("  ╰→ java.nio.DirectByteBuffer +retains 1 MB off the heap in 1 object"));
    }

    @Test
    void buffersThatALibraryKeepsInEveryRunAreNoFirstUse() {
        Line result = result(Leftovers.LibraryBufferInEveryRun.class);

        isALeak(result, "kept in 4 of 4 runs; held by static org.library.Cache.ENTRIES");
        assertThat(result.at("traces")).asString().contains("static org.library.Cache.ENTRIES");
    }

    @Test
    @EnabledOnJre(value = JRE.JAVA_17, disabledReason = "later ones need not keep it")
    void theBuffersOfNewThreadsAreWarmUpInEveryRun() {
        isFirstUse(result(Leftovers.ReadInANewThread.class), "offHeap", "what the JDK keeps ready for a while");
    }

    @Test
    void withoutRehearsalsToo() {
        isALeak(result(Leftovers.UnrehearsedBuffer.class), SLOT);
    }

    @Test
    void aMappedFileIsOneToo() {
        Line result = result(Leftovers.MappedFile.class);

        isALeak(result, SLOT);
        assertThat(result.number("metrics", "offHeap", "measured")).isEqualTo(3 << 20);
    }

    @Test
    @EnabledOnJre(value = JRE.JAVA_17, disabledReason = "later ones need not keep it")
    void theBufferThatAThreadReadsThroughIsWarmUp() {
        Line result = result(Leftovers.ReadFile.class);

        isFirstUse(result, "offHeap", "what the JDK keeps ready for a while");
        assertThat(result.number("metrics", "offHeap", "warmUp")).isGreaterThan(64 << 10);
        assertThat(result.number("metrics", "offHeap", "measured")).isZero();
    }

    @Test
    void theBufferOfALibraryThatTheRunLoadedIsWarmUp() {
        isFirstUse(result(Leftovers.LibraryBuffer.class), "offHeap", "static org.library.Cache.ENTRIES");
    }

    @Test
    void soIsThatOfALibraryThatWasThereBefore() {
        Leftovers.library.touch();

        isFirstUse(result(Leftovers.LibraryBuffer.class), "offHeap", "static org.library.Cache.ENTRIES");
    }

    @Test
    void firstUseSaysWhatIsDone() {
        assertThat(result(Leftovers.IgnoredBuffer.class).answer()).isEqualTo("PASS HEALTHY");
    }

    @Test
    void countAllCountsFirstUse() {
        isALeak(result(Leftovers.CountedLibraryBuffer.class), "kept off the heap 1 MB");
    }

    @Test
    void aPoolThatTheClassUnderTestKeepsIsALeak() {
        isALeak(result(Leftovers.StaticPool.class), "static com.acme.oneoff.Leftovers$Uploads.pool");
    }

    @Test
    void aThreadThatRunsTheUsersCodeIsALeak() {
        isALeak(result(Leftovers.OwnTask.class), "of your code: com.acme.oneoff.Leftovers$Uploads");
    }

    @Test
    void thePoolOfALibraryThatTheRunLoadedIsWarmUp() {
        Line result = result(Leftovers.LibraryPool.class);

        isFirstUse(result, "threads", "static org.library.Cache.ENTRIES (1 thread)");
        assertThat(result.number("metrics", "threads", "measured")).isZero();
    }

    @Test
    void soIsThePoolOfALibraryThatWasThereBefore() {
        Leftovers.library.touch();

        isFirstUse(result(Leftovers.LibraryPool.class), "threads", "static org.library.Cache.ENTRIES (1 thread)");
    }

    @Test
    void theMemoryOfAThreadIsHeldAsTheThreadIs() {
        Line library = result(Leftovers.MemoryOfLibraryPool.class);

        assertThat(library.answer()).as("%s", library).isEqualTo("PASS HEALTHY");
        assertThat(library.findings()).anyMatch(finding -> finding.contains("are first use of libraries and the JDK"));
        assertThat(library.number("metrics", "retained", "measured")).isLessThanOrEqualTo(512);
        assertThat(library.number("metrics", "retained", "warmUp")).isGreaterThan(500);
    }

    @Test
    void thatOfThePoolOfTheClassUnderTestIsALeak() {
        Line result = result(Leftovers.MemoryOfStaticPool.class);

        assertThat(result.answer()).as("%s", result).isEqualTo("FAIL LEAK");
        assertThat(result.at("traces")).asString().contains("static com.acme.oneoff.Leftovers$Uploads.pool");
    }

    @Test
    void soIsThatOfAThreadThatRunsTheUsersCode() {
        Line result = result(Leftovers.MemoryOfOwnThread.class);

        assertThat(result.answer()).as("%s", result).isEqualTo("FAIL LEAK");
        assertThat(result.at("traces")).asString().contains("java.lang.Thread");
    }

    @Test
    void ofAPoolThatNobodyHoldsItIsNotKnown() {
        Line result = result(Leftovers.AbandonedPool.class);

        assertThat(result.answer()).as("%s", result).isEqualTo("INCONCLUSIVE");
        assertThat(result.text("reason")).contains("whether they are first use of others is not known");
    }

    @Test
    void whatLeavesNothingHasNothingToSay() {
        Line result = result(Leftovers.Clean.class);

        assertThat(result.answer()).isEqualTo("PASS HEALTHY");
        assertThat(result.findings()).isEmpty();
    }
}
