package com.acme.oneoff;

import io.github.memorybudget.junit.FirstUse;
import io.github.memorybudget.junit.MemoryBudget;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Tests whose first run allocates more than later ones. Each uses a class of its own, since a class is initialised once a JVM.
 */
public final class Fillers {

    public static Library library;

    private static long sink;

    private Fillers() {}

    private static void fill(Map<Integer, Object> cache, int count) {
        for (int i = 0; i < count; i++) {
            cache.computeIfAbsent(i, key -> new byte[1_000]);
        }
    }

    static final class Fresh {
        static final Map<Integer, Object> CACHE = new HashMap<>();

        private Fresh() {}
    }

    static final class Ignored {
        static final Map<Integer, Object> CACHE = new HashMap<>();

        private Ignored() {}
    }

    static final class Unrehearsed {
        static final Map<Integer, Object> CACHE = new HashMap<>();

        private Unrehearsed() {}
    }

    static final class Small {
        static final Map<Integer, Object> CACHE = new HashMap<>();

        private Small() {}
    }

    /** Was there before. */
    public static final class Older {
        static final Map<Integer, Object> CACHE = new HashMap<>();

        private Older() {}

        public static void forget() {
            CACHE.clear();
        }
    }

    public static class OwnCache {
        @Test
        @MemoryBudget(allocated = "64 KB")
        void fills() {
            fill(Fresh.CACHE, 200);
        }
    }

    public static class IgnoredCache {
        @Test
        @MemoryBudget(allocated = "64 KB", firstUse = FirstUse.IGNORE)
        void fills() {
            fill(Ignored.CACHE, 200);
        }
    }

    public static class UnrehearsedCache {
        @Test
        @MemoryBudget(allocated = "64 KB", rehearsals = 0)
        void fills() {
            fill(Unrehearsed.CACHE, 200);
        }
    }

    public static class SmallCache {
        @Test
        @MemoryBudget(allocated = "64 KB")
        void fills() {
            if (Small.CACHE.isEmpty()) {
                for (int i = 0; i < 200; i++) {
                    sink += new byte[1_000].length;
                }
            }
            fill(Small.CACHE, 10);
        }
    }

    public static class OlderCache {
        @Test
        @MemoryBudget(allocated = "64 KB")
        void fills() {
            fill(Older.CACHE, 200);
        }
    }

    public static class OlderCacheWithBoth {
        @Test
        @MemoryBudget(allocated = "64 KB", retained = "64 KB")
        void fills() {
            fill(Older.CACHE, 200);
        }
    }

    public static class LibraryCache {
        @Test
        @MemoryBudget(allocated = "64 KB")
        void fills() {
            library.fill(200, 1_000);
        }
    }

    public static class CountedLibraryCache {
        @Test
        @MemoryBudget(allocated = "64 KB", firstUse = FirstUse.COUNT_ALL)
        void fills() {
            library.fill(200, 1_000);
        }
    }
}
