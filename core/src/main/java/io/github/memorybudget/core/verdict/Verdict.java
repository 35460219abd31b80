package io.github.memorybudget.core.verdict;

import org.apiguardian.api.API;

/**
 * The answer for one run of one test.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public enum Verdict {
    /** Within every budget. */
    PASS,
    /** At least one budget is exceeded. */
    FAIL,
    /** A budget stands but can't be judged here; the result gives the reason. */
    INCONCLUSIVE,
    /** Nothing was judged, because the test itself failed, was aborted or timed out. */
    NOT_JUDGED
}
