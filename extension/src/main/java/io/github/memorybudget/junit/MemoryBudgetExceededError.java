package io.github.memorybudget.junit;

import org.apiguardian.api.API;
import org.opentest4j.AssertionFailedError;

/**
 * A test is over its memory budget. The message is the diagnosis; expected and actual are the budget and the figure of the
 * first exceeded metric.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public class MemoryBudgetExceededError extends AssertionFailedError {

    private static final long serialVersionUID = 1L;

    /** With the diagnosis, and the budget and the figure in words. */
    public MemoryBudgetExceededError(String message, String expected, String actual) {
        super(message, expected, actual);
    }
}
