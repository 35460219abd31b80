package io.github.memorybudget.benchmarks;

/** Objects of everyday size that are live while a benchmark runs: what a collection takes goes by what it finds live. */
final class EverydayObjects {

    /** 16 B of header and 112 B. */
    private static final int OBJECT_BYTES = 128;

    private EverydayObjects() {}

    /** About 8,000 objects a MB; they are live as long as the array is reachable. */
    static byte[][] make(int bytes) {
        byte[][] live = new byte[bytes / OBJECT_BYTES][];
        for (int i = 0; i < live.length; i++) {
            live[i] = new byte[OBJECT_BYTES - 16];
        }
        return live;
    }
}
