package io.github.memorybudget.core.footprint;

import io.github.memorybudget.core.vm.UnavailableException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jol.info.GraphLayout;
import org.openjdk.jol.vm.VM;

/**
 * Deep size of an object: all that can be reached from it, with JOL's layouts.
 *
 * @since 0.1
 */
public final class Footprint {

    static {
        // Without these JOL tries to attach an agent to this JVM, which prints warnings, takes seconds, and fails on
        // records.
        setUnlessSet("jol.magicFieldOffset");
        setUnlessSet("jol.skipDynamicAttach");
        setUnlessSet("jol.skipHotspotSAAttach");
        startQuietly();
    }

    private Footprint() {}

    /**
     * The deep size in bytes; 0 for null.
     *
     * @throws UnavailableException if JOL can't read objects in this JVM
     */
    public static long bytesOf(@Nullable Object root) throws UnavailableException {
        if (root == null) {
            return 0;
        }
        try {
            return GraphLayout.parseInstance(root).totalSize();
        } catch (RuntimeException | LinkageError e) {
            throw new UnavailableException("JOL can't size objects in this JVM: " + e, e);
        }
    }

    /** JOL says on standard output what it was told to skip; a build's log is no place for that. */
    private static void startQuietly() {
        try (SilencedThread silenced = SilencedThread.current()) {
            silenced.run(VM::current);
        } catch (RuntimeException | LinkageError unusable) {
            // Said again, with its reason, to whoever asks for a size.
        }
    }

    private static void setUnlessSet(String property) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, "true");
        }
    }
}
