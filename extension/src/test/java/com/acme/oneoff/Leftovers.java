package com.acme.oneoff;

import io.github.memorybudget.junit.FirstUse;
import io.github.memorybudget.junit.MemoryBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Tests that leave buffers and threads behind once, for different holders. */
public final class Leftovers {

    public static Library library;
    public static Path file;

    private static final int MEGABYTE = 1 << 20;

    private Leftovers() {}

    /** A class under test with static state that is filled once. */
    static final class Uploads {
        private static Object slot = "";
        private static ExecutorService pool;
        private static boolean started;
        private static final List<Object> ALL = new ArrayList<>();

        private Uploads() {}

        static void replaceBuffer() {
            slot = ByteBuffer.allocateDirect(20 * MEGABYTE);
        }

        static void addBuffer() {
            ALL.add(ByteBuffer.allocateDirect(MEGABYTE));
        }

        static void readInANewThread() throws IOException, InterruptedException {
            CountDownLatch read = new CountDownLatch(1);
            Thread thread = new Thread(() -> readAndWait(read), "reader");
            thread.setDaemon(true);
            thread.start();
            read.await();
            ALL.add(thread);
        }

        private static void readAndWait(CountDownLatch read) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                channel.read(ByteBuffer.allocate((int) Files.size(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                read.countDown();
            }
            waitForEver();
        }

        static void map() throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                slot = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            }
        }

        static void submit() throws InterruptedException, ExecutionException {
            if (pool == null) {
                pool = Executors.newFixedThreadPool(1);
            }
            pool.submit(() -> {}).get();
        }

        static void startOnce() {
            if (!started) {
                started = true;
                Thread thread = new Thread(Uploads::waitForEver, "uploads");
                thread.setDaemon(true);
                thread.start();
            }
        }

        private static void waitForEver() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    public static void forget() {
        Uploads.slot = "";
        Uploads.started = false;
        Uploads.ALL.forEach(kept -> {
            if (kept instanceof Thread thread) {
                thread.interrupt();
            }
        });
        Uploads.ALL.clear();
        if (Uploads.pool != null) {
            Uploads.pool.shutdownNow();
            Uploads.pool = null;
        }
    }

    public static class Buffer {
        @Test
        @MemoryBudget(offHeap = "64 KB")
        void leaves() {
            Uploads.replaceBuffer();
        }
    }

    public static class BufferInEveryRun {
        @Test
        @MemoryBudget(offHeap = "64 KB")
        void leaves() {
            Uploads.addBuffer();
        }
    }

    public static class LibraryBufferInEveryRun {
        private static int runs;

        @Test
        @MemoryBudget(offHeap = "64 KB")
        void leaves() {
            library.put("buffer" + runs++, ByteBuffer.allocateDirect(MEGABYTE));
        }
    }

    public static class ReadInANewThread {
        @Test
        @MemoryBudget(offHeap = "64 KB")
        void leaves() throws Exception {
            Uploads.readInANewThread();
        }
    }

    public static class UnrehearsedBuffer {
        @Test
        @MemoryBudget(offHeap = "64 KB", rehearsals = 0)
        void leaves() {
            Uploads.replaceBuffer();
        }
    }

    public static class MappedFile {
        @Test
        @MemoryBudget(offHeap = "64 KB")
        void leaves() throws IOException {
            Uploads.map();
        }
    }

    public static class ReadFile {
        @Test
        @MemoryBudget(offHeap = "64 KB")
        void leaves() throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                channel.read(ByteBuffer.allocate((int) Files.size(file)));
            }
        }
    }

    public static class LibraryBuffer {
        @Test
        @MemoryBudget(offHeap = "64 KB")
        void leaves() {
            library.put("buffer", ByteBuffer.allocateDirect(MEGABYTE));
        }
    }

    public static class IgnoredBuffer {
        @Test
        @MemoryBudget(offHeap = "64 KB", firstUse = FirstUse.IGNORE)
        void leaves() {
            Uploads.replaceBuffer();
        }
    }

    public static class CountedLibraryBuffer {
        @Test
        @MemoryBudget(offHeap = "64 KB", firstUse = FirstUse.COUNT_ALL)
        void leaves() {
            library.put("buffer", ByteBuffer.allocateDirect(MEGABYTE));
        }
    }

    public static class StaticPool {
        @Test
        @MemoryBudget(threads = 0)
        void leaves() throws Exception {
            Uploads.submit();
        }
    }

    public static class OwnTask {
        @Test
        @MemoryBudget(threads = 0)
        void leaves() {
            Uploads.startOnce();
        }
    }

    public static class LibraryPool {
        @Test
        @MemoryBudget(threads = 0)
        void leaves() throws Exception {
            if (library.isAbsent("pool")) {
                ExecutorService pool = Executors.newFixedThreadPool(1);
                library.put("pool", pool);
                pool.submit(() -> {}).get();
            }
        }
    }

    public static class MemoryOfLibraryPool {
        @Test
        @MemoryBudget(retained = "512 B")
        void leaves() throws Exception {
            if (library.isAbsent("pool")) {
                ExecutorService pool = Executors.newFixedThreadPool(1);
                library.put("pool", pool);
                pool.submit(() -> {}).get();
            }
        }
    }

    public static class MemoryOfStaticPool {
        @Test
        @MemoryBudget(retained = "0 B")
        void leaves() throws Exception {
            Uploads.submit();
        }
    }

    public static class MemoryOfOwnThread {
        @Test
        @MemoryBudget(retained = "0 B")
        void leaves() {
            Uploads.startOnce();
        }
    }

    public static class AbandonedPool {
        @Test
        @MemoryBudget(threads = 0)
        void leaves() throws Exception {
            if (library.isAbsent("started")) {
                library.put("started", true);
                Executors.newFixedThreadPool(1).submit(() -> {}).get();
            }
        }
    }

    public static class Clean {
        @Test
        @MemoryBudget(offHeap = "0 B", threads = 0)
        void leaves() {
            // Nothing.
        }
    }
}
