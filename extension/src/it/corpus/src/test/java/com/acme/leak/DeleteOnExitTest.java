package com.acme.leak;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import java.io.File;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** File.deleteOnExit: the JDK keeps each name until the JVM ends. */
@Leaks(atLeast = 150_000, atMost = 200_000)
class DeleteOnExitTest {

    /** Final, since rehearsals put other static fields back, and the names would be the same. */
    private static final AtomicInteger CALLS = new AtomicInteger();

    @Test
    @MemoryBudget(retained = "16 KB")
    void makesTemporaryFiles() {
        for (int i = 0; i < 1_000; i++) {
            File file = new File(
                    "target/no-such-folder/some-quite-long-name-of-a-temporary-file-" + CALLS.incrementAndGet());
            file.deleteOnExit();
            assertFalse(file.exists());
        }
    }
}
