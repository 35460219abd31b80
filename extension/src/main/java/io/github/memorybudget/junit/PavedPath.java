package io.github.memorybudget.junit;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;

/**
 * Has JUnit run an empty test of our own through our interceptors, often enough that its code on that way is loaded and
 * linked before anything is measured.
 */
final class PavedPath {

    /** Marks the run: its bodies are not measured. */
    static final String TICKET = "pave";

    private PavedPath() {}

    /** Runs the empty test; what went wrong, if anything did. */
    static Optional<String> walk() {
        String uniqueId = "[engine:junit-jupiter]/[class:" + Empty.class.getName() + "]";
        return Rehearsal.of(uniqueId, Map.of(RehearsalDesk.TICKET, TICKET), AutoRegistration.NONE)
                .run();
    }

    /** The empty test. */
    static class Empty {

        @RepeatedTest(Calibration.CALLS)
        @MemoryBudget
        void empty() {}
    }
}
