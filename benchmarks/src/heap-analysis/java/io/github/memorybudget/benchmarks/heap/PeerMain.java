package io.github.memorybudget.benchmarks.heap;

import java.io.IOException;
import java.util.Locale;
import org.eclipse.mat.SnapshotException;

/** Asks one library in a JVM that does nothing else: {@code PeerMain PEER dump-line}. */
final class PeerMain {

    private PeerMain() {}

    /** Prints the answer. @param arguments the peer's name and {@link DumpFile#line()} */
    public static void main(String[] arguments) throws IOException, SnapshotException {
        Answer answer = Peer.valueOf(arguments[0]).ask(DumpFile.parse(arguments[1]));
        System.out.printf(Locale.ROOT, "%n%s%d %d%n", PeerRun.ANSWER, answer.steps(), answer.retained());
        // Its peak is read from outside, while it is still there.
        System.out.flush();
        System.in.read();
        System.exit(0);
    }
}
