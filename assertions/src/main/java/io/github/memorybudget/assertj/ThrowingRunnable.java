package io.github.memorybudget.assertj;

import org.apiguardian.api.API;

/**
 * Code to be measured. It is run many times, so it must be repeatable.
 *
 * @since 0.1
 */
@FunctionalInterface
@API(status = API.Status.STABLE, since = "0.1")
public interface ThrowingRunnable {

    /**
     * Runs the code once.
     *
     * @throws Exception if it fails; what it does can't be judged then
     */
    void run() throws Exception;
}
