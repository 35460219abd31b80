package io.github.memorybudget.core.vm;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/**
 * The VM's options and diagnostic commands, as far as it offers them.
 *
 * @since 0.1
 */
public final class HotSpot {

    private HotSpot() {}

    /** The value of a VM option such as {@code UseCompressedOops}; empty where the VM has no such option. */
    public static Optional<String> option(String name) {
        HotSpotDiagnosticMXBean bean = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (bean == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(bean.getVMOption(name).getValue());
        } catch (IllegalArgumentException unknownToThisVm) {
            return Optional.empty();
        }
    }

    /**
     * Sets a VM option that may be written while the VM runs.
     *
     * @return whether that was possible
     */
    static boolean setOption(String name, String value) {
        HotSpotDiagnosticMXBean bean = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (bean == null) {
            return false;
        }
        try {
            bean.setVMOption(name, value);
            return true;
        } catch (IllegalArgumentException unknownOrFixed) {
            return false;
        }
    }

    /** Whether a VM option is switched on; false where the VM has no such option. */
    public static boolean flag(String name) {
        return option(name).map(Boolean::parseBoolean).orElse(false);
    }

    /**
     * Runs a diagnostic command, by its name as an MBean operation: {@code gcClassHistogram}.
     *
     * @param arguments as {@code jcmd} takes them
     * @throws UnavailableException if this VM does not offer it, or refuses the arguments
     */
    public static String command(String operation, String... arguments) throws UnavailableException {
        return new DiagnosticCommand(operation, arguments).run();
    }
}
