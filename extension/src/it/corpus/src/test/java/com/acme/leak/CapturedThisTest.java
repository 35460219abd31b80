package com.acme.leak;

import com.acme.Leaks;
import io.github.memorybudget.junit.MemoryBudget;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** An inner class, kept for the little that it knows, keeps the large object around it. */
@Leaks(atLeast = 1_000_000, atMost = 1_100_000)
class CapturedThisTest {

    private static final Queue<Supplier<String>> NAMES = new ArrayDeque<>(1_000);

    @Test
    @MemoryBudget(retained = "64 KB")
    void namesADocument() {
        NAMES.add(new Document().title());
    }

    private static final class Document {

        private final byte[] text = new byte[1_000_000];

        Supplier<String> title() {
            return new Supplier<>() {
                @Override
                public String get() {
                    return "untitled, " + text.length;
                }
            };
        }
    }
}
