package io.github.memorybudget.core.judge;

import java.util.List;

/**
 * What the rehearsals of a metric that is kept say together.
 *
 * <p>The first rehearsals may still warm something up, so where they disagree the later half decides, if it agrees in itself.
 */
enum WarmAnswer {
    /** There was none. */
    NONE,
    /** Over budget in every run. */
    KEPT,
    /** Never over budget again. */
    ONCE,
    /** Sometimes over, sometimes not. */
    UNCLEAR;

    static WarmAnswer of(long limit, List<Long> warm) {
        return warm.isEmpty() ? NONE : unanimous(limit, decisive(limit, warm));
    }

    /** The rehearsals that the answer rests on. */
    static List<Long> decisive(long limit, List<Long> warm) {
        return unanimous(limit, warm) != UNCLEAR || warm.size() < 4 ? warm : warm.subList(warm.size() / 2, warm.size());
    }

    private static WarmAnswer unanimous(long limit, List<Long> warm) {
        long over = warm.stream().filter(figure -> figure > limit).count();
        if (over == warm.size()) {
            return KEPT;
        }
        return over == 0 ? ONCE : UNCLEAR;
    }

    /** The middle figure; of two middle ones the lower, so that the figure is one that was measured. */
    static long median(List<Long> figures) {
        return figures.stream()
                .sorted()
                .skip((figures.size() - 1) / 2)
                .findFirst()
                .orElseThrow();
    }
}
