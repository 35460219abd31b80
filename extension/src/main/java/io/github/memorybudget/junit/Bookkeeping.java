package io.github.memorybudget.junit;

import io.github.memorybudget.core.footprint.Footprint;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.vm.UnavailableException;
import java.util.List;
import org.junit.platform.launcher.TestIdentifier;

/**
 * What JUnit and we keep of the tests of a class after it has ended, which the class did not leave behind: JUnit's test plan
 * has every invocation of a parameterized test, with its name, to the end of the run.
 */
final class Bookkeeping {

    private static final String JUNIT = "org.junit.";

    private final long ownBefore = TestIdentities.bytes();
    private final Object[] texts = new Object[3];
    private long textBytes;

    Bookkeeping() {
        // What the sizes of texts need is made with the first one.
        noteTexts("", "", "");
    }

    /** A test was added to the test plan. */
    void note(TestIdentifier identifier) {
        noteTexts(identifier.getDisplayName(), identifier.getLegacyReportingName(), identifier.getUniqueId());
    }

    private void noteTexts(String displayName, String reportingName, String uniqueId) {
        texts[0] = displayName;
        texts[1] = reportingName;
        texts[2] = uniqueId;
        try {
            long withArray = Footprint.bytesOf(texts);
            texts[0] = texts[1] = texts[2] = null;
            textBytes += withArray - Footprint.bytesOf(texts);
        } catch (UnavailableException noSizes) {
            // Then the figure is larger by some hundred bytes an invocation, as the guide says of other bookkeeping.
            texts[0] = texts[1] = texts[2] = null;
        }
    }

    /** Bytes kept so far, of which JUnit's own objects are seen in the growth by class. */
    long bytes(List<ClassGrowth> growth) {
        long ofJUnit = growth.stream()
                .filter(row -> isJUnits(row.className()))
                .mapToLong(ClassGrowth::bytes)
                .sum();
        return ofJUnit + textBytes + TestIdentities.bytes() - ownBefore;
    }

    static boolean isJUnits(String className) {
        return className.startsWith(JUNIT);
    }
}
