package io.github.memorybudget.core.heapdump;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.memorybudget.core.offheap.BufferMemory;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose the buffers and threads are that a run has left behind. */
class LeftBehindTest {

    private static final String OWN = "io.github.memorybudget.core.heapdump.LeftBehindTest$Own*";
    private static final HolderRules RULES = rules(Set.of());
    private static final int MEGABYTE = 1 << 20;

    /** The user's own class. */
    static final class OwnHolder {
        static Object slot = "";

        private OwnHolder() {}
    }

    /** A library's class. */
    static final class LibraryHolder {
        static Object slot = "";

        private LibraryHolder() {}
    }

    /** What a thread of the user's runs. */
    record OwnTask(CountDownLatch end) implements Runnable {
        @Override
        public void run() {
            await(end);
        }
    }

    /** What a program of the user's puts into a library's registry. */
    record OwnBox(Object content) {}

    /** What a library's thread runs. */
    record LibraryTask(CountDownLatch end) implements Runnable {
        @Override
        public void run() {
            await(end);
        }
    }

    /** Makes the threads of the user's pools. */
    static final class OwnFactory implements ThreadFactory {
        @Override
        public Thread newThread(Runnable task) {
            return daemon(task);
        }
    }

    @TempDir
    private Path directory;

    private final CountDownLatch end = new CountDownLatch(1);
    private final List<SearchMark> marks = new ArrayList<>();
    private final List<WeakReference<ExecutorService>> pools = new ArrayList<>();

    private static HolderRules rules(Set<String> loaded) {
        return new HolderRules(
                ClassNamePatterns.of(OWN),
                loaded,
                ClassNamePatterns.of("org.junit.*", "org.apache.maven.*"),
                ClassNamePatterns.NONE);
    }

    private static HolderRules libraryWasLoaded() {
        return rules(Set.of(LibraryHolder.class.getName(), LibraryTask.class.getName()));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "left");
        thread.setDaemon(true);
        return thread;
    }

    @AfterEach
    void letGo() {
        OwnHolder.slot = "";
        LibraryHolder.slot = "";
        end.countDown();
        // A pool that lives on would keep the marks.
        pools.forEach(pool -> shutDown(pool.get()));
    }

    private static void shutDown(@Nullable ExecutorService pool) {
        if (pool != null) {
            pool.shutdownNow();
        }
    }

    private HolderReport buffers(HolderRules rules) throws IOException {
        try (HeapDump dump = new HeapDumper(directory).dump()) {
            return HeapAnalysis.buffers(dump, rules, false, 3);
        }
    }

    private HolderReport threads(HolderRules rules) throws IOException {
        try (HeapDump dump = new HeapDumper(directory).dump()) {
            return HeapAnalysis.threads(dump, rules);
        } finally {
            Reference.reachabilityFence(marks);
        }
    }

    private static ByteBuffer anchor() {
        return ByteBuffer.allocateDirect(0);
    }

    @Test
    void onlyBuffersThatAreNewerThanTheMarkedOneAreAskedFor() throws IOException {
        OwnHolder.slot = new Object[] {ByteBuffer.allocateDirect(3 * MEGABYTE), null};
        ByteBuffer anchor = anchor();
        SearchMark mark = new SearchMark(anchor);
        ((Object[]) OwnHolder.slot)[1] = ByteBuffer.allocateDirect(2 * MEGABYTE);

        HolderReport report = buffers(RULES);

        assertThat(report.countedAtLeast()).isEqualTo(2 * MEGABYTE);
        assertThat(report.holders()).singleElement().satisfies(holder -> {
            assertThat(holder.name()).isEqualTo("static " + OwnHolder.class.getName() + ".slot");
            assertThat(holder.bytes()).isEqualTo(2 * MEGABYTE);
            assertThat(holder.objects()).isEqualTo(1);
        });
        Reference.reachabilityFence(anchor);
        Reference.reachabilityFence(mark);
    }

    @Test
    void whereNoneIsMarkedAllAre() throws IOException {
        OwnHolder.slot = new Object[] {ByteBuffer.allocateDirect(3 * MEGABYTE), ByteBuffer.allocateDirect(MEGABYTE)};

        assertThat(buffers(RULES).countedAtLeast()).isGreaterThanOrEqualTo(4 * MEGABYTE);
    }

    @Test
    void aSliceKeepsTheBufferThatHasTheMemory() throws IOException {
        ByteBuffer anchor = anchor();
        SearchMark mark = new SearchMark(anchor);
        OwnHolder.slot = ByteBuffer.allocateDirect(2 * MEGABYTE).slice(0, 10);

        assertThat(buffers(RULES).countedAtLeast()).isEqualTo(2 * MEGABYTE);
        Reference.reachabilityFence(anchor);
        Reference.reachabilityFence(mark);
    }

    @Test
    void mappedBuffersCountToo() throws IOException {
        Path file = Files.write(directory.resolve("mapped"), new byte[MEGABYTE]);
        ByteBuffer anchor = anchor();
        SearchMark mark = new SearchMark(anchor);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            OwnHolder.slot = channel.map(FileChannel.MapMode.READ_ONLY, 0, MEGABYTE);
        }

        assertThat(buffers(RULES).countedAtLeast()).isEqualTo(MEGABYTE);
        Reference.reachabilityFence(anchor);
        Reference.reachabilityFence(mark);
    }

    @Test
    void theBuffersOfALibraryAreFirstUseUnlessItHoldsThemThroughTheUsersObjects() throws IOException {
        ByteBuffer anchor = anchor();
        SearchMark mark = new SearchMark(anchor);
        LibraryHolder.slot = ByteBuffer.allocateDirect(MEGABYTE);

        HolderReport firstUse = buffers(libraryWasLoaded());
        HolderReport before = buffers(RULES);
        LibraryHolder.slot = new OwnBox(LibraryHolder.slot);
        HolderReport own = buffers(RULES);

        assertThat(firstUse.countedAtMost()).isZero();
        assertThat(firstUse.warmUp()).isGreaterThanOrEqualTo(MEGABYTE);
        assertThat(before.countedAtMost()).isZero();
        assertThat(before.warmUp()).isGreaterThanOrEqualTo(MEGABYTE);
        assertThat(own.countedAtLeast()).isEqualTo(MEGABYTE);
        Reference.reachabilityFence(anchor);
        Reference.reachabilityFence(mark);
    }

    @Test
    void theBufferThatAThreadReadsThroughIsTheJdks() throws Exception {
        Path file = Files.write(directory.resolve("read"), new byte[MEGABYTE]);
        ByteBuffer anchor = anchor();
        SearchMark mark = new SearchMark(anchor);
        long before = BufferMemory.usedBytes();
        CountDownLatch read = new CountDownLatch(1);
        Thread reader = daemon(() -> {
            read(file);
            read.countDown();
            await(end);
        });
        reader.start();
        await(read);
        // Later JDKs keep less of it, or nothing.
        long kept = BufferMemory.usedBytes() - before;

        HolderReport report = buffers(RULES);

        assertThat(report.countedAtMost()).isZero();
        assertThat(report.spare()).isGreaterThanOrEqualTo(kept);
        assertThat(report.traces()).isEmpty();
        Reference.reachabilityFence(anchor);
        Reference.reachabilityFence(mark);
    }

    private static void read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.read(ByteBuffer.allocate(MEGABYTE));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void softlyHeldBuffersAreToldApart() throws IOException {
        ByteBuffer anchor = anchor();
        SearchMark mark = new SearchMark(anchor);
        OwnHolder.slot = new SoftReference<>(ByteBuffer.allocateDirect(MEGABYTE));

        HolderReport report = buffers(RULES);

        assertThat(report.countedAtMost()).isZero();
        assertThat(report.soft()).isEqualTo(MEGABYTE);
        Reference.reachabilityFence(anchor);
        Reference.reachabilityFence(mark);
    }

    private void start(Runnable task) {
        start(daemon(task));
    }

    /** It waits for a latch that the test knows, which does not make it the test's. */
    private void start(Thread thread) {
        thread.start();
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        marks.add(new SearchMark(thread));
    }

    /** Leaves the thread of a pool behind. */
    private ExecutorService pool(ThreadFactory factory) {
        ExecutorService pool = Executors.newFixedThreadPool(1, task -> {
            Thread thread = factory.newThread(task);
            marks.add(new SearchMark(thread));
            return thread;
        });
        pool.submit(() -> {});
        pools.add(new WeakReference<>(pool));
        return pool;
    }

    private static void isCounted(HolderReport report, String holder) {
        assertThat(report.countedAtLeast()).as("%s", report).isEqualTo(1);
        assertThat(report.holders())
                .singleElement()
                .satisfies(each -> assertThat(each.name()).isEqualTo(holder));
    }

    private static void isWarmUp(HolderReport report) {
        assertThat(report.countedAtMost()).as("%s", report).isZero();
        assertThat(report.warmUp()).isEqualTo(1);
    }

    @Test
    void aThreadThatRunsTheUsersCodeIsTheUsers() throws IOException {
        start(new OwnTask(end));

        isCounted(threads(RULES), OwnTask.class.getName());
    }

    @Test
    void aThreadThatTheUsersStaticStateHoldsIsTheUsers() throws IOException {
        OwnHolder.slot = pool(LeftBehindTest::daemon);

        isCounted(threads(RULES), "static " + OwnHolder.class.getName() + ".slot");
    }

    @Test
    void oneThatALibraryHoldsIsFirstUseUnlessThroughTheUsersObjects() throws IOException {
        LibraryHolder.slot = pool(LeftBehindTest::daemon);

        isWarmUp(threads(libraryWasLoaded()));
        isWarmUp(threads(RULES));
        LibraryHolder.slot = new OwnBox(LibraryHolder.slot);
        isCounted(threads(RULES), "static " + LibraryHolder.class.getName() + ".slot");
    }

    @Test
    void oneThatNobodyHoldsIsFirstUseIfTheRunLoadedWhatItRuns() throws IOException {
        start(new LibraryTask(end));

        isWarmUp(threads(libraryWasLoaded()));
    }

    @Test
    void ofOthersThatNobodyHoldsItIsNotKnown() throws IOException {
        start(new LibraryTask(end));

        HolderReport report = threads(RULES);

        assertThat(report.countedAtLeast()).as("%s", report).isZero();
        assertThat(report.countedAtMost()).isEqualTo(1);
    }

    @Test
    void aPoolThatNobodyHoldsIsTheUsersIfItsFactoryIs() throws IOException {
        leavePool();

        HolderReport report = threads(RULES);

        assertThat(report.countedAtLeast()).as("%s", report).isEqualTo(1);
    }

    private void leavePool() {
        OwnFactory factory = new OwnFactory();
        ExecutorService pool = Executors.newFixedThreadPool(1, factory);
        pools.add(new WeakReference<>(pool));
        pool.submit(() -> marks.add(new SearchMark(Thread.currentThread())));
        while (marks.isEmpty()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whatIsNotMarkedIsNotAskedFor() throws IOException {
        daemon(new OwnTask(end)).start();

        assertThat(threads(RULES).holders()).isEmpty();
    }
}
