package io.github.memorybudget.core.result;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What holds leaked memory: the path from a GC root.
 *
 * @param fingerprint hash of the path's class and field names, the same from run to run and machine to machine
 * @param retained retained size in bytes
 * @param objects number of retained objects
 * @param root kind of the GC root, in words
 * @param path the steps from the root, collections folded
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record LeakTrace(String fingerprint, long retained, long objects, String root, List<String> path) {

    public LeakTrace {
        path = List.copyOf(path);
    }
}
