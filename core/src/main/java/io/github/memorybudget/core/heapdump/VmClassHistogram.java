package io.github.memorybudget.core.heapdump;

import io.github.memorybudget.core.vm.ClassHistogram;
import io.github.memorybudget.core.vm.UnavailableException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Sizes by class from the VM's own histogram, dead objects included, so that no collection is needed. */
final class VmClassHistogram {

    private VmClassHistogram() {}

    /** What this VM reports, or nothing where it does not offer histograms. */
    static KnownSizes knownSizes() {
        try {
            return parse(ClassHistogram.ofAll());
        } catch (UnavailableException notOffered) {
            return KnownSizes.NONE;
        }
    }

    /** Lines read {@code 12: 345 6789 java.lang.String (java.base@17)}. */
    static KnownSizes parse(String histogram) {
        Map<String, Integer> sizes = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        long mirrors = 0;
        long mirrorBytes = 0;
        for (String line : histogram.split("\n")) {
            String[] columns = line.trim().split("\\s+");
            if (columns.length < 4 || !columns[0].endsWith(":") || columns[3].startsWith("[")) {
                continue;
            }
            long instances = Long.parseLong(columns[1]);
            long bytes = Long.parseLong(columns[2]);
            String name = columns[3];
            if (name.equals("java.lang.Class")) {
                mirrors = instances;
                mirrorBytes = bytes;
            } else if (instances > 0
                    && bytes % instances == 0
                    && name.indexOf('/') < 0
                    && bytes / instances < 1 << 20) {
                int size = (int) (bytes / instances);
                Integer other = sizes.put(name, size);
                if (other != null && other != size) {
                    ambiguous.add(name);
                }
            } else {
                ambiguous.add(name);
            }
        }
        sizes.keySet().removeAll(ambiguous);
        return new KnownSizes(sizes, mirrors, mirrorBytes);
    }
}
