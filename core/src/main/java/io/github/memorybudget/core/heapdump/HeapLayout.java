package io.github.memorybudget.core.heapdump;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.apiguardian.api.API;

/**
 * How the VM lays objects out in memory. A dump does not carry it, so it must come from the VM that wrote the dump.
 *
 * @param objectHeader bytes before an instance's first field: 8 to 16
 * @param arrayHeader bytes before an array's first element, before that is aligned to the element's size: 12 to 24
 * @param referenceSize bytes of a reference: 4 or 8
 * @param alignment bytes that every object's size is a multiple of: a power of two from 8 to 256
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record HeapLayout(int objectHeader, int arrayHeader, int referenceSize, int alignment) {

    /** Checks the bounds. */
    public HeapLayout {
        if (objectHeader < 8 || objectHeader > 16 || arrayHeader < 12 || arrayHeader > 24) {
            throw new IllegalArgumentException(
                    "headers of " + objectHeader + " and " + arrayHeader + " bytes; accepted: 8 to 16 and 12 to 24");
        }
        if (referenceSize != 4 && referenceSize != 8) {
            throw new IllegalArgumentException("references of " + referenceSize + " bytes; accepted: 4 or 8");
        }
        if (alignment < 8 || alignment > 256 || Integer.bitCount(alignment) != 1) {
            throw new IllegalArgumentException("alignment " + alignment + "; accepted: powers of two from 8 to 256");
        }
    }

    /**
     * The layout of the running VM.
     *
     * @throws UnsupportedOperationException if this is no HotSpot VM
     */
    public static HeapLayout ofThisVm() {
        HotSpotDiagnosticMXBean vm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (vm == null) {
            throw new UnsupportedOperationException(
                    "The layout of objects is known for HotSpot only, this is " + System.getProperty("java.vm.name"));
        }
        boolean compactHeaders = flag(vm, "UseCompactObjectHeaders");
        // The flag is gone where compressed class pointers are the only kind.
        boolean compressedClasses = flag(vm, "UseCompressedClassPointers", true);
        int reference = flag(vm, "UseCompressedOops") ? 4 : 8;
        int alignment = Integer.parseInt(option(vm, "ObjectAlignmentInBytes", "8"));
        if (compactHeaders) {
            return new HeapLayout(8, 12, reference, alignment);
        }
        if (compressedClasses) {
            return new HeapLayout(12, 16, reference, alignment);
        }
        // Before 23 the first element was aligned to a word (JDK-8139457).
        return new HeapLayout(16, Runtime.version().feature() < 23 ? 24 : 20, reference, alignment);
    }

    /** The shallow size in bytes of an array. */
    long arraySize(int elementSize, long length) {
        return align(alignUp(arrayHeader, elementSize) + elementSize * length, alignment);
    }

    static long align(long bytes, int alignment) {
        return (bytes + alignment - 1) & -alignment;
    }

    static int alignUp(int bytes, int alignment) {
        return (bytes + alignment - 1) & -alignment;
    }

    private static boolean flag(HotSpotDiagnosticMXBean vm, String name) {
        return flag(vm, name, false);
    }

    private static boolean flag(HotSpotDiagnosticMXBean vm, String name, boolean absent) {
        return Boolean.parseBoolean(option(vm, name, String.valueOf(absent)));
    }

    private static String option(HotSpotDiagnosticMXBean vm, String name, String absent) {
        try {
            return vm.getVMOption(name).getValue();
        } catch (IllegalArgumentException noSuchOption) {
            return absent;
        }
    }
}
