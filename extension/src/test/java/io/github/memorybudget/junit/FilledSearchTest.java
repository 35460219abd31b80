package io.github.memorybudget.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.alloc.Allocation;
import io.github.memorybudget.core.heapdump.ClassNamePatterns;
import io.github.memorybudget.core.heapdump.HolderRules;
import io.github.memorybudget.core.judge.OneOff;
import io.github.memorybudget.core.measure.Measurement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said of a first run whose dump could not be taken. */
class FilledSearchTest {

    private static final HolderRules RULES = new HolderRules(
            ClassNamePatterns.of(FilledSearchTest.class.getName()),
            Set.of(),
            ClassNamePatterns.NONE,
            ClassNamePatterns.NONE);

    private static final Measurement RUN = new Measurement(
            null, 0, null, new Allocation(200_000, 0, 0, 0), null, null, null, List.of(), Map.of(), Instant.EPOCH, 0);

    static final class Table {
        static final byte[] ROWS = new byte[100_000];

        private Table() {}
    }

    private static OneOff answer(long limit, Set<String> initialised) {
        FilledSearch search = new FilledSearch(FilledSearchTest.class, limit, false);
        boolean needsDump = search.needsDump(RUN, initialised, RULES.ownClasses());
        assertThat(needsDump).isEqualTo(!initialised.isEmpty());
        try (FirstRunDump none = new FirstRunDump()) {
            return search.answer(RUN, none, RULES, false);
        }
    }

    @Test
    void thatItsOwnClassesReachMuchIsKnownAllTheSame() {
        assertThat(answer(50_000, Set.of(Table.class.getName())))
                .isEqualTo(new OneOff.Kept(0, 100_016, 0, false, List.of(), "no heap dump was taken"));
    }

    @Test
    void ofAClassThatCanNotBeReadNothingIs() {
        assertThat(answer(50_000, Set.of(FilledSearchTest.class.getName() + "$Gone")))
                .isEqualTo(new OneOff.Unknown("no heap dump was taken"));
    }

    @Test
    void whatReachesLittleNeedsNoDump() {
        assertThat(answer(50_000, Set.of())).isInstanceOf(OneOff.Kept.class);
    }
}
