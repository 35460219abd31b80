package io.github.memorybudget.assertj;

import org.apiguardian.api.API;

/**
 * Code whose work grows with a number.
 *
 * @since 0.1
 */
@FunctionalInterface
@API(status = API.Status.STABLE, since = "0.1")
public interface ThrowingIntConsumer {

    /**
     * Runs the code once.
     *
     * @param n how much there is to do, 1 or more
     * @throws Exception if it fails; what it does can't be judged then
     */
    void accept(int n) throws Exception;
}
