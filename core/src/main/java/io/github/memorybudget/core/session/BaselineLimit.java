package io.github.memorybudget.core.session;

import io.github.memorybudget.core.verdict.Metric;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * What a baseline allows of one test in one environment.
 *
 * @param environment the environment's key
 * @param test the test's key
 * @param limits the accepted figures with their tolerance, in each metric's unit
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record BaselineLimit(String environment, String test, Map<Metric, Long> limits) {

    public BaselineLimit {
        limits = Map.copyOf(limits);
    }
}
