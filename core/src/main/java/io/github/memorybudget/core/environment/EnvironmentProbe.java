package io.github.memorybudget.core.environment;

import io.github.memorybudget.core.vm.Collector;
import io.github.memorybudget.core.vm.HotSpot;

/**
 * Reads the running VM's environment.
 *
 * @since 0.1
 */
public final class EnvironmentProbe {

    private EnvironmentProbe() {}

    /** The environment of this JVM. */
    public static Environment current() {
        return new Environment(
                Integer.toString(Runtime.version().feature()),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                Collector.current().label(),
                HotSpot.flag("UseCompressedOops"),
                HotSpot.flag("UseCompactObjectHeaders"),
                System.getProperty("os.arch"));
    }
}
