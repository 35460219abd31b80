package io.github.memorybudget.core.footprint;

import io.github.memorybudget.core.vm.UnavailableException;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;
import org.openjdk.jol.vm.VM;
import org.openjdk.jol.vm.VirtualMachine;

/** JOL, started so that it works without flags and prints nothing. */
final class Jol {

    private static final @Nullable VirtualMachine MACHINE;
    private static final @Nullable Throwable PROBLEM;

    static {
        // Without these JOL tries to attach an agent to this JVM, which prints warnings, takes seconds, and fails on
        // records.
        setUnlessSet("jol.magicFieldOffset");
        setUnlessSet("jol.skipDynamicAttach");
        setUnlessSet("jol.skipHotspotSAAttach");
        VirtualMachine machine = null;
        Throwable problem = null;
        // JOL says on standard output what it was told to skip; a build's log is no place for that.
        try (SilencedThread silenced = SilencedThread.current()) {
            machine = silenced.call(VM::current);
        } catch (RuntimeException | LinkageError unusable) {
            problem = unusable;
        }
        MACHINE = machine;
        PROBLEM = problem;
    }

    private Jol() {}

    /**
     * What reads objects.
     *
     * @throws UnavailableException if this JVM does not let JOL read them
     */
    static VirtualMachine machine() throws UnavailableException {
        if (MACHINE == null) {
            throw unavailable(PROBLEM);
        }
        return MACHINE;
    }

    /**
     * Where a field is in an object, in bytes from its start.
     *
     * @throws UnavailableException if JOL can't tell it
     */
    static long offsetOf(Field field) throws UnavailableException {
        try {
            return machine().fieldOffset(field);
        } catch (RuntimeException | LinkageError e) {
            throw unavailable(e);
        }
    }

    private static UnavailableException unavailable(@Nullable Throwable cause) {
        Throwable root = cause;
        while (root instanceof ExceptionInInitializerError && root.getCause() != null) {
            root = root.getCause();
        }
        return new UnavailableException("JOL can't size objects in this JVM: " + root, cause);
    }

    private static void setUnlessSet(String property) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, "true");
        }
    }
}
