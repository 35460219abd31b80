package io.github.memorybudget.core.heapdump;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.collect.Interner;
import com.google.common.collect.Interners;
import io.github.memorybudget.core.result.LeakTrace;
import java.beans.PropertyChangeSupport;
import java.lang.ref.Cleaner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A cause is told by what grew, not by what its path happens to pass. */
class LikelyCauseTest {

    private static final int MANY = 50;

    @TempDir
    private static Path directory;

    private static HolderReport grown;

    private static HolderReport oneRun;

    /** Classes of one run, which it was the first to use. */
    private static final class Brought {
        private static final ThreadLocal<byte[]> BUFFER = ThreadLocal.withInitial(() -> new byte[70_000]);

        private Brought() {}
    }

    private static final class Item {
        private final byte[] data = new byte[200];
    }

    /** As a library's session factory: much of its own, and a class loader among it. */
    private static final class Factory {
        private final byte[] model = new byte[50_000];
        private final ClassLoader services = new ClassLoader() {};
    }

    private static final class Pages {
        private final Cache<Integer, Item> cache = Caffeine.newBuilder().build();
    }

    /** A copy of a hash map, as libraries have them. */
    private static final class CopiedHashMap {
        private final Node[] table = new Node[16];

        private record Node(int key, Object value, @Nullable Node next) {}

        void put(int key, Object value) {
            table[key & 15] = new Node(key, value, table[key & 15]);
        }
    }

    private static final class Log {
        private static @Nullable Entry last;

        private record Entry(@Nullable Entry before, byte[] text) {}
    }

    private static final class ToClean {
        private static final Cleaner CLEANER = Cleaner.create();
        private final byte[] content = new byte[3_000];

        void register() {
            CLEANER.register(this, () -> Arrays.fill(content, (byte) 1));
        }
    }

    /** What handlers give back is no handler. */
    private static final class HandlerResult {
        private static final List<HandlerResult> LAST = new ArrayList<>();
        private final byte[] body = new byte[300];
    }

    /** Its own name is none of its elements'. */
    private static final class HandlersOfNothing {
        private static final List<Runnable> ACTIONS = new ArrayList<>();

        private HandlersOfNothing() {}

        static void add() {
            byte[] data = new byte[300];
            ACTIONS.add(() -> Arrays.fill(data, (byte) 1));
        }
    }

    private static final ClassValue<List<Item>> PER_CLASS = new ClassValue<>() {
        @Override
        protected List<Item> computeValue(Class<?> type) {
            return new ArrayList<>();
        }
    };

    private static final Map<Integer, Factory> FACTORIES = new HashMap<>();
    private static final Map<Integer, Map<Integer, Item>> NESTED = new HashMap<>();
    private static final CopiedHashMap COPIED = new CopiedHashMap();
    private static final PropertyChangeSupport PROPERTIES = new PropertyChangeSupport(new Object());
    private static final AtomicReference<Item[]> SUBSCRIBERS = new AtomicReference<>(new Item[0]);
    private static final CompletableFuture<Integer> NEVER = new CompletableFuture<>();
    private static final StringBuilder JOURNAL = new StringBuilder();
    private static final ForkJoinPool POOL = new ForkJoinPool(1);
    private static final CountDownLatch END = new CountDownLatch(1);

    private static @Nullable Pages pages;
    private static @Nullable Interner<Object> interner;
    private static int used;

    @BeforeAll
    static void plant() throws Exception {
        POOL.execute(LikelyCauseTest::await);
        grow(2);
        HeapDumper dumper = new HeapDumper(directory);
        dumper.dump().close();
        HolderRules rules = new HolderRules(
                ClassNamePatterns.of(LikelyCauseTest.class.getName()),
                Set.of(Brought.class.getName()),
                ClassNamePatterns.of("org.junit.*", "org.apache.maven.*"),
                ClassNamePatterns.NONE);
        try (HeapDump before = dumper.dump()) {
            grow(MANY);
            fill();
            try (HeapDump after = dumper.dump()) {
                grown = HeapAnalysis.compare(before, after, rules, 100);
                oneRun = HeapAnalysis.attribute(before, after, List.of(), rules, 100);
            }
        }
    }

    @AfterAll
    static void clearUp() {
        END.countDown();
        POOL.shutdown();
        FlightRecorder.getFlightRecorder().getRecordings().forEach(Recording::close);
        List.of(FACTORIES, NESTED).forEach(Map::clear);
        HandlersOfNothing.ACTIONS.clear();
        HandlerResult.LAST.clear();
        pages = null;
        interner = null;
        Log.last = null;
        Brought.BUFFER.remove();
    }

    private static void await() {
        try {
            END.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void grow(int count) {
        for (int i = 0; i < count; i++) {
            used++;
            COPIED.put(used, new Item());
            NESTED.computeIfAbsent(1, key -> new HashMap<>()).put(used, new Item());
            Item listener = new Item();
            PROPERTIES.addPropertyChangeListener(event -> Arrays.fill(listener.data, (byte) 1));
            Item[] more = Arrays.copyOf(SUBSCRIBERS.get(), SUBSCRIBERS.get().length + 1);
            more[more.length - 1] = new Item();
            SUBSCRIBERS.set(more);
            byte[] waits = new byte[500];
            NEVER.thenApply(number -> waits.length);
            JOURNAL.append("an entry of the journal, one more each time");
            POOL.execute(() -> Arrays.fill(waits, (byte) 1));
            Log.last = new Log.Entry(Log.last, new byte[100]);
            new ToClean().register();
            HandlersOfNothing.add();
            HandlerResult.LAST.add(new HandlerResult());
            PER_CLASS.get(String.class).add(new Item());
            assertThat(new Recording()).isNotNull();
            FACTORIES.put(used, new Factory());
        }
    }

    /** What a run does that is the first, and leaves to all others. */
    private static void fill() {
        pages = new Pages();
        interner = Interners.newStrongInterner();
        for (int i = 0; i < MANY; i++) {
            pages.cache.put(i, new Item());
            interner.intern(new Item());
        }
        assertThat(Brought.BUFFER.get()).isNotEmpty();
    }

    /**
     * A shape.
     *
     * @param step a step of its path
     * @param cause how its cause begins
     */
    private record Shape(String step, String cause) {}

    @TestFactory
    Stream<DynamicTest> growsInEveryRun() {
        String own = LikelyCauseTest.class.getName();
        return Stream.of(
                        new Shape("static " + own + ".FACTORIES", "a map that only grows."),
                        new Shape("static " + own + ".NESTED", "a map that only grows."),
                        new Shape(own + "$CopiedHashMap[*]", "a map that only grows."),
                        new Shape("static " + own + ".PROPERTIES", "listeners that are never removed."),
                        new Shape("static " + own + ".SUBSCRIBERS", "listeners that are never removed."),
                        new Shape("static " + own + ".NEVER", "stages that wait for a future that is never completed."),
                        new Shape("static " + own + ".JOURNAL", "a buffer that only grows."),
                        new Shape("static " + own + ".POOL", "an executor's queue that fills faster"),
                        new Shape("static " + own + "$Log.last", "a chain of objects"),
                        new Shape("static " + own + "$ToClean.CLEANER", "cleaning actions that stay registered."),
                        new Shape(
                                "static " + own + "$HandlersOfNothing.ACTIONS",
                                "a list that only grows. Bound it, or remove what is no longer used."
                                        + " Each entry keeps what its lambda captured (byte[])."),
                        new Shape("static " + own + "$HandlerResult.LAST", "a list that only grows."),
                        new Shape("value of the ClassValue " + own + ".PER_CLASS", "a list that only grows."),
                        new Shape(
                                "jdk.jfr.internal.PlatformRecorder.recordings",
                                "a list in PlatformRecorder that only grows. Close, unregister or remove"))
                .map(shape -> test(shape, () -> grown));
    }

    @TestFactory
    Stream<DynamicTest> wasFilledInOneRun() {
        String own = LikelyCauseTest.class.getName();
        return Stream.of(
                        new Shape("static " + own + ".pages", "a cache that keeps all it was filled with."),
                        new Shape("static " + own + ".interner", "an interner that keeps all it was filled with."),
                        new Shape(
                                "value of the ThreadLocal " + own + "$Brought.BUFFER",
                                "a ThreadLocal that is not cleared on a thread that lives on. Call Brought.BUFFER.remove()"),
                        new Shape(own + "$CopiedHashMap[*]", "a map that keeps all it was filled with."))
                .map(shape -> test(shape, () -> oneRun));
    }

    private static DynamicTest test(Shape shape, Supplier<HolderReport> report) {
        return DynamicTest.dynamicTest(shape.step, () -> {
            List<LeakTrace> traces = report.get().traces().stream()
                    .filter(trace -> trace.path().contains(shape.step))
                    .toList();
            assertThat(traces).as(report.get().traces()::toString).isNotEmpty();
            assertThat(traces.get(0).cause()).as(traces.get(0)::toString).startsWith(shape.cause);
        });
    }
}
