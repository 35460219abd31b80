package io.github.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.oneoff.Library;
import io.github.memorybudget.junit.MemoryBudget;
import org.junit.jupiter.api.Test;

/** Tests in a package that shares its first two segments with this library. */
public class FirstUse {

    private static Library library;

    public static void use(Library used) {
        library = used;
    }

    @Test
    @MemoryBudget(retained = "0 B")
    void usesALibrary() {
        library.fill(20, 500);
    }

    @Test
    @MemoryBudget(retained = "0 B")
    void formats() {
        assertEquals("1.50", String.format(java.util.Locale.ROOT, "%.2f", 1.5));
    }
}
