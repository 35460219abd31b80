package io.github.memorybudget.core.heapdump;

import io.github.memorybudget.core.footprint.Footprint;
import io.github.memorybudget.core.result.LeakTrace;
import io.github.memorybudget.core.vm.UnavailableException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Cleaner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The ways in which programs leak, planted all at once in this JVM, each behind a holder of its own. */
final class LeakShapes {

    /** How much of each is planted between the dumps. */
    static final int GROWTH = 100;

    private static final HolderRules RULES = new HolderRules(
            ClassNamePatterns.of(LeakShapes.class.getName()),
            Set.of(),
            ClassNamePatterns.of("org.junit.*", "org.apache.maven.*"),
            ClassNamePatterns.NONE);

    /**
     * A shape.
     *
     * @param field the static field of {@link Held} that holds it, or another beginning of the path
     * @param step a later step of the path
     * @param entries by how many entries the collection grows, or 0 where none does
     * @param cause how the likely cause begins
     * @param sized the object whose deep size grows by exactly what is leaked, or null
     * @param plant plants so many
     */
    record Shape(
            String field,
            String step,
            long entries,
            String cause,
            @Nullable Object sized,
            IntConsumer plant) {}

    /**
     * What was found of a shape.
     *
     * @param grown by how many bytes its object grew, as its deep size tells; 0 where that is not known
     */
    record Found(Shape shape, LeakTrace trace, long grown) {}

    static final class Item implements Comparable<Item> {
        private final long number = System.nanoTime();
        private final byte[] data = new byte[100];

        @Override
        public int compareTo(Item other) {
            return Long.compare(number, other.number);
        }
    }

    interface PriceListener {
        void changed();
    }

    static final class Screen implements PriceListener {
        private final byte[] pixels = new byte[1_000];

        @Override
        public void changed() {
            pixels[0]++;
        }
    }

    static final class Registry {
        private final Map<Object, Object> sessions = new HashMap<>();
    }

    static final class Document {
        private final byte[] text;

        Document(int length) {
            text = new byte[length];
        }

        final class Cursor {
            int position() {
                return text.length;
            }
        }

        Cursor cursor() {
            return new Cursor();
        }
    }

    static final class OwnClassLoader extends ClassLoader {
        private final byte[] resources = new byte[5_000];

        Object load() {
            String name = Item.class.getName();
            try (InputStream file = Item.class.getResourceAsStream("LeakShapes$Item.class")) {
                byte[] code = file.readAllBytes();
                Class<?> type = defineClass(name, code, 0, code.length);
                var constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                return constructor.newInstance();
            } catch (IOException | ReflectiveOperationException e) {
                throw new IllegalStateException("Class loader with " + resources.length, e);
            }
        }
    }

    /** Holds every shape that a static field can hold. */
    static final class Held {
        static final Map<Object, Object> hashMap = new HashMap<>();
        static final Map<Object, Object> linkedHashMap = new LinkedHashMap<>();
        static final Map<Object, Object> treeMap = new TreeMap<>();
        static final Map<Object, Object> hashtable = new Hashtable<>();
        static final Map<Object, Object> concurrentHashMap = new ConcurrentHashMap<>();
        static final Map<Object, Object> identityHashMap = new IdentityHashMap<>();
        static final Map<Object, Object> weakHashMap = new WeakHashMap<>();
        static final Map<Object, Object> skipListMap = new ConcurrentSkipListMap<>();
        static final Set<Object> hashSet = new HashSet<>();
        static final Set<Object> treeSet = new TreeSet<>();
        static final List<Object> arrayList = new ArrayList<>();
        static final List<Object> linkedList = new LinkedList<>();
        static final List<Object> vector = new Vector<>();
        static final ArrayDeque<Object> arrayDeque = new ArrayDeque<>();
        static final PriorityQueue<Object> priorityQueue = new PriorityQueue<>();
        static final ConcurrentLinkedQueue<Object> linkedQueue = new ConcurrentLinkedQueue<>();
        static final LinkedBlockingQueue<Object> blockingQueue = new LinkedBlockingQueue<>();
        static final List<PriceListener> listeners = new CopyOnWriteArrayList<>();
        static final List<Runnable> actions = new ArrayList<>();
        static final Object[] array = new Object[4 * GROWTH];
        static final Registry registry = new Registry();
        static final List<Object> loaders = new ArrayList<>();
        static final ThreadLocal<List<Object>> context = ThreadLocal.withInitial(ArrayList::new);
        static final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1, Held::daemon);
        static final ThreadPoolExecutor worker =
                new ThreadPoolExecutor(1, 1, 1, TimeUnit.HOURS, new LinkedBlockingQueue<>(), Held::daemon);
        static final Cleaner cleaner = Cleaner.create();
        static final Timer timer = new Timer("leak-timer", true);
        static final CountDownLatch end = new CountDownLatch(1);
        static Object slot = "";
        static Object cursor = "";
        private static int used;

        private Held() {}

        private static Thread daemon(Runnable work) {
            Thread thread = new Thread(work, "leak-worker-" + used++);
            thread.setDaemon(true);
            return thread;
        }

        private static void await() {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private LeakShapes() {}

    static List<Shape> all() {
        List<Shape> shapes = new ArrayList<>();
        Map.of(
                        "hashMap", Held.hashMap,
                        "linkedHashMap", Held.linkedHashMap,
                        "treeMap", Held.treeMap,
                        "hashtable", Held.hashtable,
                        "concurrentHashMap", Held.concurrentHashMap,
                        "identityHashMap", Held.identityHashMap,
                        "skipListMap", Held.skipListMap)
                .forEach((field, map) ->
                        shapes.add(collection(field, map, "map", n -> map.put(new Item(), new Item()))));
        shapes.add(collection("weakHashMap", Held.weakHashMap, "map", n -> {
            Item key = new Item();
            // The value keeps its own key alive.
            Held.weakHashMap.put(key, new Object[] {key});
        }));
        shapes.add(collection("hashSet", Held.hashSet, "set", n -> Held.hashSet.add(new Item())));
        shapes.add(collection("treeSet", Held.treeSet, "set", n -> Held.treeSet.add(new Item())));
        shapes.add(collection("arrayList", Held.arrayList, "list", n -> Held.arrayList.add(new Item())));
        shapes.add(collection("linkedList", Held.linkedList, "list", n -> Held.linkedList.add(new Item())));
        shapes.add(collection("vector", Held.vector, "list", n -> Held.vector.add(new Item())));
        shapes.add(collection("arrayDeque", Held.arrayDeque, "queue", n -> Held.arrayDeque.add(new Item())));
        shapes.add(collection("priorityQueue", Held.priorityQueue, "queue", n -> Held.priorityQueue.add(new Item())));
        shapes.add(collection("linkedQueue", Held.linkedQueue, "queue", n -> Held.linkedQueue.add(new Item())));
        shapes.add(collection("blockingQueue", Held.blockingQueue, "queue", n -> Held.blockingQueue.add(new Item())));
        shapes.add(new Shape(
                "static Held.array",
                "java.lang.Object[*]",
                GROWTH,
                "an array that only grows",
                Held.array,
                count -> times(count, n -> Held.array[Held.used++] = new Item())));
        shapes.add(new Shape(
                "static Held.registry",
                "Registry.sessions",
                GROWTH,
                "a map that only grows",
                Held.registry,
                count -> times(count, n -> Held.registry.sessions.put(new Item(), ""))));
        shapes.add(new Shape(
                "static Held.listeners",
                "java.util.concurrent.CopyOnWriteArrayList[*]",
                GROWTH,
                "listeners that are never removed",
                Held.listeners,
                count -> times(count, n -> Held.listeners.add(new Screen()))));
        shapes.add(new Shape(
                "static Held.actions",
                "java.util.ArrayList[*]",
                GROWTH,
                "a list that only grows",
                null,
                count -> times(count, n -> Held.actions.add(new Screen()::changed))));
        shapes.add(new Shape(
                "static Held.slot",
                "byte[]",
                0,
                "a static field that keeps what it was last set to",
                null,
                count -> Held.slot = new byte[100 * count]));
        shapes.add(new Shape(
                "static Held.cursor",
                "Document$Cursor.this$0",
                0,
                "an object that keeps the object around it by this$0",
                null,
                count -> Held.cursor = new Document(50 * count).cursor()));
        shapes.add(new Shape(
                "static Held.loaders",
                "java.util.ArrayList[*]",
                GROWTH,
                "a class loader that stays reachable",
                null,
                count -> times(count, n -> Held.loaders.add(new OwnClassLoader().load()))));
        shapes.add(new Shape(
                "java.lang.Thread.threadLocals",
                "value of the ThreadLocal Held.context",
                GROWTH,
                "a ThreadLocal that is not cleared",
                null,
                LeakShapes::fillThreadLocal));
        shapes.add(new Shape(
                "static Held.cleaner",
                "jdk.internal.ref.CleanerImpl[*]",
                // Others of the JDK's own end meanwhile, and all are told by class only.
                0,
                "cleaning actions that stay registered",
                null,
                count -> times(count, n -> {
                    Screen screen = new Screen();
                    Held.cleaner.register(screen, screen::changed);
                })));
        shapes.add(new Shape(
                "static Held.scheduler",
                "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue[*]",
                GROWTH,
                "tasks that stay scheduled",
                null,
                count -> times(count, n -> Held.scheduler.schedule(new Screen()::changed, 1, TimeUnit.DAYS))));
        shapes.add(new Shape(
                "static Held.timer",
                "java.util.TimerTask[*]",
                GROWTH,
                "tasks that stay scheduled",
                null,
                count -> times(count, n -> Held.timer.schedule(new Beat(), TimeUnit.DAYS.toMillis(1)))));
        shapes.add(new Shape(
                "static Held.worker",
                "java.util.concurrent.ThreadPoolExecutor.workQueue",
                GROWTH,
                "an executor's queue that fills faster",
                null,
                count -> times(count, n -> Held.worker.execute(new Screen()::changed))));
        shapes.add(new Shape(
                "static java.lang.ApplicationShutdownHooks.hooks",
                "java.util.IdentityHashMap[*]",
                GROWTH,
                "a shutdown hook that is added again and again",
                null,
                count -> times(count, n -> Runtime.getRuntime().addShutdownHook(new Thread(new Screen()::changed)))));
        shapes.add(new Shape(
                "static java.io.DeleteOnExitHook.files",
                "java.util.LinkedHashSet[*]",
                GROWTH,
                "File.deleteOnExit() remembers each path",
                null,
                count -> times(count, n -> new File("absent-" + Held.used++).deleteOnExit())));
        shapes.add(new Shape(
                "java.lang.Thread",
                "java.lang.Thread",
                0,
                "a thread that was started and still runs",
                null,
                count -> times(3, n -> {
                    Thread thread = new Thread(Held::await, "left-behind-" + Held.used++);
                    thread.setDaemon(true);
                    thread.start();
                })));
        return shapes;
    }

    private static final class Beat extends TimerTask {
        @Override
        public void run() {
            cancel();
        }
    }

    private static Shape collection(String field, Object collection, String kind, IntConsumer one) {
        return new Shape(
                "static Held." + field,
                "[*]",
                GROWTH,
                "a " + kind + " that only grows",
                collection,
                count -> times(count, one));
    }

    private static void times(int count, IntConsumer one) {
        for (int i = 0; i < count; i++) {
            one.accept(i);
        }
    }

    private static void fillThreadLocal(int count) {
        CountDownLatch done = new CountDownLatch(1);
        Held.scheduler.execute(() -> {
            times(count, n -> Held.context.get().add(new Item()));
            done.countDown();
        });
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Plants all shapes between two dumps, and finds each again. */
    static List<Found> find(Path directory) throws IOException, UnavailableException {
        List<Shape> shapes = all();
        Held.worker.execute(Held::await);
        // First use is over before the first dump.
        shapes.forEach(shape -> shape.plant.accept(2));
        HeapDumper dumper = new HeapDumper(directory);
        dumper.dump().close();
        HolderReport report;
        // A record's hash would change with the collection in it.
        Map<Shape, Long> sizes = new IdentityHashMap<>();
        for (Shape shape : shapes) {
            sizes.put(shape, size(shape));
        }
        try (HeapDump before = dumper.dump()) {
            shapes.forEach(shape -> shape.plant.accept(GROWTH));
            try (HeapDump after = dumper.dump()) {
                report = HeapAnalysis.compare(before, after, RULES, 100);
            }
        }
        List<Found> found = new ArrayList<>();
        for (Shape shape : shapes) {
            found.add(new Found(shape, trace(report, shape), size(shape) - sizes.get(shape)));
        }
        return found;
    }

    private static long size(Shape shape) throws UnavailableException {
        return shape.sized == null ? 0 : Footprint.bytesOf(shape.sized);
    }

    /** The names of {@link Held} and its neighbours in full. */
    static String full(String words) {
        return words.replaceAll(
                "\\b(Held|Registry|Document)\\b", LeakShapes.class.getName().replace("$", "\\$") + "\\$$1");
    }

    private static LeakTrace trace(HolderReport report, Shape shape) {
        return report.traces().stream()
                .filter(trace -> trace.path().get(0).equals(full(shape.field)))
                .filter(trace -> shape.entries > 0 || trace.path().contains(full(shape.step)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No trace of " + shape.field + " in " + report.traces()));
    }

    /** Prints a line with the fingerprint and the path of each shape. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("leak-shapes");
        for (Found found : find(directory)) {
            System.out.println(String.format(
                    Locale.ROOT,
                    "%s %s %s",
                    found.shape.field.replace(' ', '_'),
                    found.trace.fingerprint(),
                    found.trace.path()));
        }
        Files.delete(directory);
        // Thousands of shutdown hooks need not run.
        Runtime.getRuntime().halt(0);
    }
}
