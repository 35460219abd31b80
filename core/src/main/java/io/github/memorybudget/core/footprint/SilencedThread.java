package io.github.memorybudget.core.footprint;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps one thread from writing to standard output for a while; what other threads write passes through. */
final class SilencedThread implements AutoCloseable {

    private final PrintStream original = System.out;
    private final PrintStream filtered = new PrintStream(new Filter(), true);
    private volatile @Nullable Thread silenced = Thread.currentThread();

    private SilencedThread() {}

    static SilencedThread current() {
        SilencedThread silence = new SilencedThread();
        System.setOut(silence.filtered);
        return silence;
    }

    <T> T call(Supplier<T> action) {
        return action.get();
    }

    @Override
    public void close() {
        filtered.flush();
        // Whoever took the stream meanwhile may keep it: from now on it lets everything through.
        silenced = null;
        if (System.out == filtered) {
            System.setOut(original);
        }
    }

    private final class Filter extends OutputStream {

        @Override
        public void write(int b) {
            if (Thread.currentThread() != silenced) {
                original.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (Thread.currentThread() != silenced) {
                original.write(bytes, offset, length);
            }
        }

        @Override
        public void flush() throws IOException {
            original.flush();
        }
    }
}
