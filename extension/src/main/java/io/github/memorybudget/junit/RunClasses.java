package io.github.memorybudget.junit;

import io.github.memorybudget.core.vm.LoadedClasses;
import java.util.Optional;
import java.util.Set;

/** The classes that a test's first run loaded or initialised. */
final class RunClasses {

    static final String UNKNOWN = "this JVM does not tell which classes a run loads";

    private long from = -1;
    private long to = -1;

    /** To be called right before the window; allocates nothing. */
    void begin() {
        from = LoadedClasses.now();
    }

    /** To be called right after it. */
    void end() {
        to = LoadedClasses.now();
    }

    /** Their names; empty where they are not known. */
    Optional<Set<String>> names() {
        return LoadedClasses.between(from, to);
    }

    /** Names of those that were initialised; empty where they are not known. */
    Optional<Set<String>> initialised() {
        return LoadedClasses.initialisedBetween(from, to);
    }
}
