package io.github.memorybudget.core.vm;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;

/**
 * The VM's options and diagnostic commands, as far as it offers them.
 *
 * @since 0.1
 */
public final class HotSpot {

    private static final Object[] NO_ARGUMENTS = {new String[0]};
    private static final String[] SIGNATURE = {String[].class.getName()};

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
     * Runs a diagnostic command without arguments, by its name as an MBean operation: {@code gcClassHistogram}.
     *
     * @throws UnavailableException if this VM does not offer it
     */
    public static String command(String operation) throws UnavailableException {
        try {
            return (String) Server.PLATFORM.invoke(Server.COMMANDS, operation, NO_ARGUMENTS, SIGNATURE);
        } catch (JMException e) {
            throw new UnavailableException("This VM does not offer the diagnostic command " + operation, e);
        }
    }

    /**
     * Runs a diagnostic command with arguments, by its name as an MBean operation.
     *
     * @throws UnavailableException if this VM does not offer it, or refuses the arguments
     */
    public static String command(String operation, String... arguments) throws UnavailableException {
        try {
            return (String) Server.PLATFORM.invoke(Server.COMMANDS, operation, new Object[] {arguments}, SIGNATURE);
        } catch (JMException | RuntimeMBeanException e) {
            throw new UnavailableException("This VM does not offer the diagnostic command " + operation, e);
        }
    }

    /** Opened when first needed: the platform's MBean server takes a while to start. */
    private static final class Server {
        static final MBeanServer PLATFORM = ManagementFactory.getPlatformMBeanServer();
        static final ObjectName COMMANDS = commands();

        private static ObjectName commands() {
            try {
                return new ObjectName("com.sun.management:type=DiagnosticCommand");
            } catch (JMException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
