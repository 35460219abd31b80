package io.github.memorybudget.core.vm;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;

/**
 * A diagnostic command with its arguments, made once to be run often: whatever is made to run it would be alive during a
 * collection that it asks for, or not, as the code that makes it is compiled or not.
 */
final class DiagnosticCommand {

    private static final String[] SIGNATURE = {String[].class.getName()};

    private final String operation;
    private final Object[] parameters;

    /**
     * A command by its name as an MBean operation.
     *
     * @param operation such as {@code gcClassHistogram}
     * @param arguments as {@code jcmd} takes them
     */
    DiagnosticCommand(String operation, String... arguments) {
        this.operation = operation;
        this.parameters = new Object[] {arguments.clone()};
    }

    /**
     * Runs it.
     *
     * @throws UnavailableException if this VM does not offer it, or refuses the arguments
     */
    String run() throws UnavailableException {
        try {
            return (String) Server.PLATFORM.invoke(Server.COMMANDS, operation, parameters, SIGNATURE);
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
