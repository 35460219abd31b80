package io.github.memorybudget.core.heapdump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.LeakTrace;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dumps of this JVM with planted leaks. */
class LiveDumpTest {

    private static final HolderRules RULES = new HolderRules(
            ClassNamePatterns.of(LiveDumpTest.class.getName()),
            Set.of(),
            ClassNamePatterns.of("org.junit.*", "org.apache.maven.*"),
            ClassNamePatterns.NONE);

    static final class Plants {
        static final Map<String, byte[]> CACHE = new HashMap<>();
        static final ThreadLocal<List<Object>> CONTEXT = ThreadLocal.withInitial(ArrayList::new);
        static final List<Object> LISTENERS = new ArrayList<>();
        static Object slot = "";
        static SoftReference<byte[]> soft = new SoftReference<>(new byte[0]);

        private Plants() {}
    }

    static class Parent {
        byte a;
        long b;
    }

    static class Child extends Parent {
        Object c;
        int d;
        short e;
        boolean f;
    }

    static final class GrandChild extends Child {
        byte g;
        double h;
        char i;
        Object j;
    }

    @TempDir
    private Path directory;

    @AfterEach
    void uproot() {
        Plants.CACHE.clear();
        Plants.CONTEXT.remove();
        Plants.LISTENERS.clear();
        Plants.slot = "";
        Plants.soft = new SoftReference<>(new byte[0]);
    }

    @Test
    void findsNothingWhereNothingWasKept() throws IOException {
        HolderReport report = grown(() -> {});

        assertThat(report.traces()).noneMatch(trace -> trace.path().toString().contains("Plants"));
        assertThat(report.countedAtMost()).isBetween(-4096L, 4096L);
    }

    @Test
    void namesAStaticMapWithItsSizeToTheByte() throws IOException {
        HolderReport report = grown(() -> {
            for (int i = 0; i < 2000; i++) {
                Plants.CACHE.put(key(i), new byte[1000]);
            }
        });

        LeakTrace trace = first(report, "CACHE");
        HeapLayout layout = HeapLayout.ofThisVm();
        long keys = 2000 * (size("java.lang.String") + layout.arraySize(1, 8));
        long values = 2000 * layout.arraySize(1, 1000);
        long nodes = 2000 * size("java.util.HashMap$Node");
        long table = layout.arraySize(layout.referenceSize(), 4096);
        assertThat(trace.path())
                .containsExactly("static " + Plants.class.getName() + ".CACHE", "java.util.HashMap[*]", "byte[]");
        assertThat(trace.root()).isEqualTo("static field");
        assertThat(trace.retained()).isEqualTo(keys + values + nodes + table);
        assertThat(trace.objects()).isEqualTo(8001);
        assertThat(report.isExact()).isTrue();
    }

    @Test
    void namesAThreadLocal() throws IOException {
        HolderReport report = grown(() -> Plants.CONTEXT.get().add(new int[10_000]));

        assertThat(report.traces()).anySatisfy(trace -> {
            assertThat(trace.path())
                    .containsExactly(
                            "java.lang.Thread.threadLocals",
                            "value of the ThreadLocal " + Plants.class.getName() + ".CONTEXT",
                            "java.util.ArrayList");
            assertThat(trace.retained()).isGreaterThan(40_000);
        });
    }

    @Test
    void namesAListOfListeners() throws IOException {
        HolderReport report = grown(() -> {
            for (int i = 0; i < 100; i++) {
                long[] captured = new long[100];
                Plants.LISTENERS.add((Runnable) () -> captured[0]++);
            }
        });

        LeakTrace trace = first(report, "LISTENERS");
        assertThat(trace.path())
                .containsExactly(
                        "static " + Plants.class.getName() + ".LISTENERS",
                        "java.util.ArrayList[*]",
                        LiveDumpTest.class.getName() + "$$Lambda");
        // A listener and what it captured; the list's array replaces the empty one.
        assertThat(trace.objects()).isEqualTo(200);
        assertThat(trace.retained()).isGreaterThan(100 * HeapLayout.ofThisVm().arraySize(8, 100));
    }

    @Test
    void isNotTakenInByReplacedState() throws IOException {
        Plants.slot = new byte[5000];
        HolderReport report = grown(() -> Plants.slot = new byte[5000]);

        assertThat(report.traces()).noneMatch(trace -> trace.path().toString().contains("slot"));
    }

    @Test
    void seesThatAnArrayGaveWayToALargerOne() throws IOException {
        Plants.slot = new byte[5000];
        HolderReport report = grown(() -> Plants.slot = new byte[105_000]);

        assertThat(first(report, "slot").retained()).isEqualTo(100_000);
    }

    @Test
    void listsSoftlyReachableMemoryApart() throws IOException {
        HolderReport report = grown(() -> Plants.soft = new SoftReference<>(new byte[100_000]));

        assertThat(report.soft()).isBetween(99_000L, 105_000L);
        assertThat(report.countedAtMost()).isLessThan(5000);
    }

    @Test
    void whatTheFrameworkKeepsIsToldApart() throws IOException {
        HolderRules rules = new HolderRules(
                ClassNamePatterns.NONE, Set.of(), ClassNamePatterns.of(Plants.class.getName()), ClassNamePatterns.NONE);

        HolderReport report = grown(() -> Plants.slot = new byte[100_000], rules);

        assertThat(report.frameworks()).isEqualTo(100_016);
        assertThat(report.countedAtMost()).isLessThan(5000);
        assertThat(report.neverCounts()).isGreaterThanOrEqualTo(100_016);
    }

    @Test
    void theBuffersOfTheStandardStreamsAreTheJdks_butNotWhatAProgramPutThere() throws IOException {
        PrintStream real = System.err;
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        PrintStream file = new PrintStream(
                new BufferedOutputStream(
                        new FileOutputStream(directory.resolve("err").toFile())),
                false);
        try {
            System.setErr(file);
            assertThat(kindOfTheStreamBehindErr()).isEqualTo(HeldBy.METADATA);
            System.setErr(new PrintStream(new BufferedOutputStream(kept)));
            assertThat(kindOfTheStreamBehindErr()).isEqualTo(HeldBy.OLD);
        } finally {
            System.setErr(real);
            file.close();
            Files.delete(directory.resolve("err"));
        }
    }

    private HeldBy kindOfTheStreamBehindErr() throws IOException {
        try (HeapDump dump = dump()) {
            HolderTree tree = HolderTree.of(HeapSnapshot.read(dump).graph(), RULES);
            HeapGraph graph = tree.graph();
            int system = List.of(graph.classes.names).indexOf("java.lang.System");
            int err = List.of(graph.classes.staticNames[system]).indexOf("err");
            return tree.kind(graph.field(graph.statics[system][err], "out"));
        }
    }

    /** Before the map is next used, which is when it lets go of them, what it has for keys that are gone only waits. */
    @Test
    void entriesOfWeakMapsWhoseKeysAreGoneOnlyWait() throws IOException {
        Map<Object, byte[]> map = new WeakHashMap<>();
        Object alive = new Object();
        Plants.slot = map;

        HolderReport report = grown(() -> {
            map.put(alive, new byte[50_000]);
            for (int i = 0; i < 100; i++) {
                map.put(new Object(), new byte[1_000]);
            }
        });

        // The JDK's reference handler still has its hands on the last one.
        assertThat(report.finalizer()).isBetween(98 * (1_016L + 40), 110_000L);
        assertThat(report.countedAtMost()).isBetween(50_056L, 55_000L);
        assertThat(map).containsKey(alive);
    }

    @Test
    void doesNotCountStaticStateOfLibrariesThatTheRunLoaded() throws IOException {
        Plants.slot = new byte[200_000];
        HolderRules library = new HolderRules(
                ClassNamePatterns.NONE, Set.of(Plants.class.getName()), RULES.frameworks(), RULES.ignored());
        HolderRules own = new HolderRules(RULES.own(), library.loadedByRun(), RULES.frameworks(), RULES.ignored());
        HolderRules framework = new HolderRules(
                ClassNamePatterns.NONE, Set.of(), ClassNamePatterns.of(Plants.class.getName()), ClassNamePatterns.NONE);
        HolderRules ignored = new HolderRules(
                RULES.own(), Set.of(), RULES.frameworks(), ClassNamePatterns.of(Plants.class.getName()));

        assertThat(heldBy(library)).isEqualTo(HeldBy.FIRST_USE);
        assertThat(heldBy(own)).isEqualTo(HeldBy.OWN_FIRST_USE);
        assertThat(heldBy(ignored)).isEqualTo(HeldBy.IGNORED);
        assertThat(heldBy(framework)).isEqualTo(HeldBy.FRAMEWORK);
        assertThat(heldBy(RULES)).isEqualTo(HeldBy.OLD);
    }

    @Test
    void countsOwnInstancesBehindFirstUseOfOthers() throws IOException {
        plantOwnInstance();
        HolderRules rules = new HolderRules(
                ClassNamePatterns.of(GrandChild.class.getName()),
                Set.of(Plants.class.getName()),
                RULES.frameworks(),
                RULES.ignored());

        assertThat(heldBy(rules)).isEqualTo(HeldBy.OWN_FIRST_USE);
    }

    @Test
    void boundsTheCountedGrowthFromOneDump() throws IOException {
        try (HeapDump after = dump()) {
            HolderReport nothing = HeapAnalysis.estimate(after, List.of(), RULES, 5);
            assertThat(nothing.countedAtMost()).isZero();
        }
        Plants.slot = new Object[3_000_000];
        try (HeapDump after = dump()) {
            ClassGrowth growth = new ClassGrowth("java.lang.Object[]", 1, 12_000_016);
            HolderReport report = HeapAnalysis.estimate(after, List.of(growth), RULES, 5);

            // What the JDK's own caches hold of such arrays may all be new, as far as one dump can tell.
            assertThat(report.countedAtLeast()).isBetween(10_000_000L, 12_000_016L);
            assertThat(report.countedAtMost()).isEqualTo(12_000_016);
            assertThat(report.traces().get(0).path().get(0)).endsWith("Plants.slot");
        }
    }

    @Test
    void isNoMatchForAMillionNodes() throws IOException {
        LinkedList<Object> list = new LinkedList<>();
        for (int i = 0; i < 1_000_000; i++) {
            list.add("");
        }
        Plants.slot = list;
        try (HeapDump dump = dump()) {
            HeapSnapshot snapshot = HeapSnapshot.read(dump);
            List<LeakTrace> traces = snapshot.pathsToInstances("java.util.LinkedList", RULES, 10);

            long expected = size("java.util.LinkedList") + 1_000_000 * size("java.util.LinkedList$Node");
            assertThat(traces).anySatisfy(trace -> {
                assertThat(trace.path()).first().asString().endsWith("Plants.slot");
                assertThat(trace.retained()).isEqualTo(expected);
            });
            LeakTrace nodes = snapshot.pathsToInstances("java.util.LinkedList$Node", RULES, 1)
                    .get(0);
            assertThat(nodes.objects()).isEqualTo(1_000_000);
        }
    }

    @Test
    void findsAMarkedObject() throws IOException {
        Object searched = new Object();
        Plants.slot = new Object[] {null, List.of(searched, "other")};
        SearchMark mark = new SearchMark(searched);
        try (HeapDump dump = dump()) {
            List<LeakTrace> traces = HeapAnalysis.pathsToMarked(dump, RULES, 5);

            assertThat(mark.get()).isSameAs(searched);
            assertThat(traces)
                    .singleElement()
                    .satisfies(trace -> assertThat(trace.path())
                            .containsExactly(
                                    "static " + Plants.class.getName() + ".slot",
                                    "java.lang.Object[*]",
                                    "java.util.ImmutableCollections$List12.e0",
                                    "java.lang.Object"));
        }
    }

    @Test
    void sizesEqualTheHistogramsToTheByte() throws Exception {
        Plants.slot = List.of(new Parent(), new Child(), new GrandChild());
        try (HeapDump dump = dump()) {
            Map<String, Long> vm = vmSizes();
            Map<String, Long> ours = sizes(HeapSnapshot.read(dump));
            Map<String, Long> laidOut = sizes(HeapSnapshot.read(HeapDump.of(dump.file(), dump.layout(), null)));
            Map<String, String> wrong = new TreeMap<>();
            Map<String, String> wrongLayout = new TreeMap<>();
            vm.forEach((name, size) -> {
                if (ours.containsKey(name)) {
                    if (!ours.get(name).equals(size)) {
                        wrong.put(name, ours.get(name) + " for " + size);
                    }
                    if (!laidOut.get(name).equals(size)) {
                        wrongLayout.put(name, laidOut.get(name) + " for " + size);
                    }
                }
            });

            assertThat(vm).containsKeys(Child.class.getName(), GrandChild.class.getName(), "java.lang.String");
            assertThat(wrong).isEmpty();
            // The VM adds fields to these, or pads them; all others follow from the layout rules alone.
            assertThat(wrongLayout.keySet())
                    .allMatch(name -> name.startsWith("java.lang.")
                            || name.startsWith("java.util.concurrent.")
                            || name.contains("Thread")
                            || name.contains("ClassLoader")
                            || name.equals("sun.reflect.misc.MethodUtil")
                            || name.startsWith("jdk.internal.")
                            || name.startsWith("java.util.logging.LogManager"))
                    .hasSizeLessThan(40);
        }
    }

    @Test
    void deletesItsFilesUnlessKept() throws IOException {
        HeapDump dump = dump();
        dump.close();
        dump.close();
        assertThat(directory).isEmptyDirectory();
        HeapDump kept = dump();
        kept.keep();
        kept.close();
        assertThat(kept.file()).exists();
        Files.delete(kept.file());
        assertThat(directory).isEmptyDirectory();
    }

    /** The report of what an action leaves behind; dumps that come first have the machinery's own first use. */
    private HolderReport grown(Runnable action) throws IOException {
        return grown(action, RULES);
    }

    private HolderReport grown(Runnable action, HolderRules rules) throws IOException {
        return grown(directory, action, rules);
    }

    static HolderReport grown(Path directory, Runnable action, HolderRules rules) throws IOException {
        HeapDumper dumper = new HeapDumper(directory);
        dumper.dump().close();
        try (HeapDump before = dumper.dump()) {
            action.run();
            try (HeapDump after = dumper.dump()) {
                return HeapAnalysis.compare(before, after, rules, 20);
            }
        }
    }

    private HeapDump dump() throws IOException {
        return new HeapDumper(directory).dump();
    }

    /** In a method of its own, lest a local variable holds it. */
    private static void plantOwnInstance() {
        GrandChild own = new GrandChild();
        own.j = new byte[200_000];
        Plants.slot = new ArrayList<>(List.of(own));
    }

    /** What holds the array of 200,000 bytes. */
    private HeldBy heldBy(HolderRules rules) throws IOException {
        try (HeapDump dump = dump()) {
            HolderTree tree = HolderTree.of(HeapSnapshot.read(dump).graph(), rules);
            for (int object = 0; object < tree.graph().count; object++) {
                if (tree.graph().className(object).equals("byte[]")
                        && tree.graph().size(object) == HeapLayout.ofThisVm().arraySize(1, 200_000)) {
                    return tree.kind(object);
                }
            }
        }
        throw new AssertionError("The planted array is not in the dump");
    }

    private static LeakTrace first(HolderReport report, String field) {
        return report.traces().stream()
                .filter(trace -> !trace.path().isEmpty() && trace.path().get(0).endsWith("." + field))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No trace of " + field + " in " + report));
    }

    private static String key(int i) {
        return String.format(java.util.Locale.ROOT, "key%05d", i);
    }

    private static long size(String className) {
        return VmClassHistogram.knownSizes().instances().get(className);
    }

    private static Map<String, Long> sizes(HeapSnapshot snapshot) {
        return snapshot.classes().stream()
                .filter(figure -> figure.bytes() % figure.instances() == 0)
                .collect(Collectors.toMap(ClassFigure::className, figure -> figure.bytes() / figure.instances()));
    }

    private static Map<String, Long> vmSizes() throws Exception {
        String text = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        Map<String, Long> sizes = new HashMap<>();
        for (String line : text.split("\n")) {
            String[] columns = line.trim().split("\\s+");
            if (columns.length >= 4
                    && columns[0].endsWith(":")
                    && !columns[3].startsWith("[")
                    && !columns[3].equals("java.lang.Class")) {
                sizes.put(columns[3], Long.parseLong(columns[2]) / Long.parseLong(columns[1]));
            }
        }
        return sizes;
    }
}
