package io.github.memorybudget.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.oneoff.Cases;
import com.acme.oneoff.Catalog;
import com.acme.oneoff.Library;
import io.github.acme.FirstUse;
import io.github.memorybudget.junit.Run.Line;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept once and never again is told apart by what holds it. */
class OneOffTest {

    @TempDir
    Path results;

    @TempDir
    Path compiled;

    @BeforeEach
    void forget() {
        Catalog.forget();
        System.clearProperty("com.acme.kept");
        Cases.library = new Library(compiled);
    }

    private Line result(Class<?> cases, String... parameters) {
        return Run.of(results, cases, parameters).result("keeps");
    }

    private static void isALeak(Line result, long atLeast, String holder) {
        assertThat(result.answer()).as("%s", result).isEqualTo("FAIL LEAK");
        assertThat(result.number("metrics", "retained", "measured"))
                .isBetween(atLeast - atLeast / 5, atLeast + atLeast / 5);
        assertThat((List<?>) result.at("traces")).as("traces").isNotEmpty();
        assertThat(((List<?>) result.at("traces")).get(0).toString()).contains(holder);
    }

    @Test
    void firstUseOfTheJdkIsNoLeak() {
        Run run = Run.of(results, Cases.JdkFirstUse.class);

        assertThat(run.results()).hasSize(5).allSatisfy(result -> {
            assertThat(result.answer()).as("%s", result).isEqualTo("PASS HEALTHY");
            assertThat(result.number("metrics", "retained", "measured")).isLessThanOrEqualTo(0);
        });
    }

    @Test
    void norIsWhatThisLibraryKeeps_whereItsPackageIsLikeTheUsers() {
        FirstUse.use(new Library(compiled));

        assertThat(Run.of(results, FirstUse.class).results())
                .hasSize(2)
                .allSatisfy(
                        result -> assertThat(result.answer()).as("%s", result).isEqualTo("PASS HEALTHY"));
    }

    @Test
    void aSlotThatEveryRunReplacesIsALeak() {
        Line result = result(Cases.Slot.class);

        isALeak(result, 20 << 20, "static com.acme.oneoff.Catalog.slot");
        assertThat(result.findings())
                .first()
                .asString()
                .isEqualTo("VIOLATION retained: retained 20.0 MB, its budget is 64 KB; kept once, in the first run, and"
                        + " never again");
    }

    @Test
    void soIsASmallOne_whereSmallerObjectsOfItsClassCameBefore() {
        isALeak(result(Cases.SlotAfterOthers.class), 20_016, "static com.acme.oneoff.Catalog.slot");
    }

    @Test
    void aCacheOfTheClassUnderTestIsALeak() {
        isALeak(result(Cases.OwnCache.class), 203_200, "static com.acme.oneoff.Catalog.CACHE");
    }

    @Test
    void theMessageSaysThatItIsOfTheFirstRun() {
        String message = Run.of(results, Cases.OwnCache.class)
                .failureOf("keeps")
                .orElseThrow()
                .getMessage();

        assertThat(message.lines())
                .contains("What grew, in the first run")
                .anySatisfy(line -> assertThat(line).contains("(+200 in the first run)"));
        assertThat(message).doesNotContain("a run)");
    }

    @Test
    void theDumpIsKeptIfItIsAskedFor() {
        Run run = Run.of(results.resolve("results"), Cases.OwnCache.class, "memoryBudget.heapDumps", "onFailure");

        assertThat(run.result("keeps").findings()).anyMatch(finding -> finding.contains("heap-dumps"));
        assertThat(results.resolve("heap-dumps")).isDirectoryContaining("glob:**.zip");
    }

    @Test
    void itIsOneToo_ifAnotherTestTouchedTheClass() {
        isALeak(result(Cases.Touched.class), 200_000, "static com.acme.oneoff.Catalog.CACHE");
    }

    @Test
    void withinTheBudgetItIsNone() {
        assertThat(result(Cases.SmallOwnCache.class).answer()).isEqualTo("PASS HEALTHY");
    }

    @Test
    void aCacheOfALibraryThatTheRunLoadedIsFirstUse() {
        Line result = result(Cases.LibraryCache.class);

        assertThat(result.answer()).as("%s", result).isEqualTo("PASS HEALTHY");
        assertThat(result.number("metrics", "retained", "warmUp")).isGreaterThan(200_000);
        assertThat(result.findings())
                .anyMatch(finding -> finding.contains("are first use of libraries and the JDK")
                        && finding.contains("static org.library.Cache.ENTRIES"));
    }

    @Test
    void whatIsKnownToBeFirstUseIsRehearsedOnce_andALeakAsOftenAsEver() {
        Run.of(results.resolve("1"), Cases.LibraryCache.class);
        Cases.library = new Library(compiled);
        Line known = Run.of(results.resolve("2"), Cases.LibraryCache.class).result("keeps");
        Cases.library = new Library(compiled);
        Cases.library.touch();
        Line leak = Run.of(results.resolve("3"), Cases.LibraryCache.class).result("keeps");

        assertThat(known.answer()).as("%s", known).isEqualTo("PASS HEALTHY");
        assertThat((List<?>) known.at("metrics", "retained", "runs")).hasSize(2);
        isALeak(leak, 203_200, "static org.library.Cache.ENTRIES");
        assertThat((List<?>) leak.at("metrics", "retained", "runs")).hasSize(4);
    }

    @Test
    void oneThatWasThereBeforeIsALeak() {
        Cases.library.touch();

        isALeak(result(Cases.LibraryCache.class), 203_200, "static org.library.Cache.ENTRIES");
    }

    @Test
    void anInstanceOfTheUsersBehindFirstUseIsALeak() {
        isALeak(result(Cases.OwnInLibrary.class), 200_016, "com.acme.oneoff.Catalog$Entry");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {Cases.DeletedOnExit.class, Cases.Properties.class, Cases.Context.class, Cases.BehindClass.class})
    void whatTheJdkHoldsIsALeak(Class<?> cases) {
        Line result = result(cases);

        assertThat(result.answer()).as("%s", result).isEqualTo("FAIL LEAK");
        assertThat((List<?>) result.at("traces")).isNotEmpty();
    }

    @Test
    void whatIsOnlySoftlyReachableIsReported() {
        Line result = result(Cases.Soft.class);

        assertThat(result.answer()).as("%s", result).isEqualTo("PASS HEALTHY");
        assertThat(result.findings()).anyMatch(finding -> finding.contains("are only softly reachable"));
    }

    @Test
    void countAllCountsFirstUse() {
        assertThat(result(Cases.CountAll.class).answer()).isEqualTo("FAIL LEAK");
    }

    @Test
    void ignoreCountsNothingThatIsKeptOnce() {
        Line result = result(Cases.Ignore.class);

        assertThat(result.answer()).isEqualTo("PASS HEALTHY");
        assertThat(result.findings()).singleElement().asString().contains("and never again (first use)");
    }

    @Test
    void whatTheUserExcludedIsListed() {
        Line result = result(Cases.OwnCache.class, "memoryBudget.ignoreHolders", "com.acme.oneoff.Catalog");

        assertThat(result.answer()).as("%s", result).isEqualTo("PASS HEALTHY");
        assertThat(result.findings()).anyMatch(finding -> finding.contains("memoryBudget.ignoreHolders"));
    }

    @Test
    void ownPackagesSayWhatIsOwn() {
        Line result = result(Cases.LibraryCache.class, "memoryBudget.ownPackages", "com.acme, org.library");

        assertThat(result.answer()).as("%s", result).isEqualTo("FAIL LEAK");
    }

    @Test
    void withoutRehearsalsTheFirstRunsDumpDecides() {
        Run run = Run.of(results, Cases.Unrehearsed.class);

        assertThat(run.result("keepsOwn").answer()).isEqualTo("FAIL LEAK");
        assertThat(run.result("keepsLibrary").answer()).isEqualTo("PASS HEALTHY");
        assertThat(run.result("keepsOwn").text("metrics", "retained", "basis")).isEqualTo("cold");
    }

    @Test
    void theSameHoldsForATestThatCantRunTwice() {
        Run run = Run.of(results, Cases.UniqueKey.class);

        assertThat(run.result("inserts").answer())
                .as("%s", run.result("inserts"))
                .isEqualTo("PASS HEALTHY");
        assertThat(run.result("insertsMuch").answer()).isEqualTo("FAIL LEAK");
    }

    @Test
    void theTestsOwnFieldKeepsMemoryInEveryRun() {
        Line result = result(Cases.OwnField.class);

        assertThat(result.answer()).isEqualTo("FAIL LEAK");
        assertThat(result.findings()).as("%s", result).contains("NOTE retained: kept by the test's own field rows");
    }
}
