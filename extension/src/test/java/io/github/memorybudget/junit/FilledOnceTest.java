package io.github.memorybudget.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.oneoff.Fillers;
import com.acme.oneoff.Library;
import io.github.memorybudget.junit.Run.Line;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only the first run allocates is first use, or fills a cache that later runs find full. */
class FilledOnceTest {

    @TempDir
    Path results;

    @TempDir
    Path compiled;

    @BeforeEach
    void forget() {
        Fillers.Older.forget();
    }

    private Line result(Class<?> cases) {
        return Run.of(results, cases).result("fills");
    }

    @Test
    void aCacheOfTheClassUnderTestIsBloat() {
        Line result = result(Fillers.OwnCache.class);

        assertThat(result.answer()).as("%s", result).isEqualTo("FAIL BLOAT");
        assertThat(result.number("metrics", "allocated", "measured")).isBetween(200_000L, 240_000L);
        assertThat(result.findings())
                .first()
                .asString()
                .contains("in the first run, which filled what later ones find full, held by static"
                        + " com.acme.oneoff.Fillers$Fresh.CACHE");
        assertThat(result.findings())
                .last()
                .asString()
                .contains("only the first run allocated it, which was not recorded");
    }

    @Test
    void withoutRehearsalsToo() {
        assertThat(result(Fillers.UnrehearsedCache.class).answer()).isEqualTo("FAIL BLOAT");
    }

    @Test
    void ignoreCountsNothingThatIsKeptOnce() {
        assertThat(result(Fillers.IgnoredCache.class).answer()).isEqualTo("PASS HEALTHY");
    }

    @Test
    void countAllCountsTheCacheOfALibrary() {
        Fillers.library = new Library(compiled);

        Line result = result(Fillers.CountedLibraryCache.class);

        assertThat(result.answer()).as("%s", result).isEqualTo("FAIL BLOAT");
        assertThat(result.findings()).first().asString().contains("static org.library.Cache.ENTRIES");
    }

    @Test
    void aSmallCacheIsNotedWithWhatItMayHold() {
        Line result = result(Fillers.SmallCache.class);

        assertThat(result.answer()).as("%s", result).isEqualTo("PASS HEALTHY");
        assertThat(result.findings())
                .singleElement()
                .asString()
                .contains("of it were seen to stay that count")
                .contains("only a budget for retained beside it would show");
    }

    @Test
    void ofClassesThatWereThereBeforeTheNoteSaysWhatIsNotKnown() {
        Line result = result(Fillers.OlderCache.class);

        assertThat(result.answer()).as("%s", result).isEqualTo("PASS HEALTHY");
        assertThat(result.findings())
                .singleElement()
                .asString()
                .startsWith("NOTE allocated: the first run allocated")
                .contains("only a budget for retained beside it would show");
    }

    @Test
    void withABudgetForRetainedItIsKnown() {
        Line result = result(Fillers.OlderCacheWithBoth.class);

        assertThat(result.answer()).as("%s", result).isEqualTo("FAIL LEAK");
        assertThat(result.findings()).anyMatch(finding -> finding.startsWith("VIOLATION allocated: allocated"));
    }

    @Test
    void aCacheOfALibraryThatTheRunLoadedIsFirstUse() {
        Fillers.library = new Library(compiled);

        Line result = result(Fillers.LibraryCache.class);

        assertThat(result.answer()).as("%s", result).isEqualTo("PASS HEALTHY");
        assertThat(result.findings()).singleElement().asString().startsWith("NOTE allocated: the first run allocated");
    }
}
