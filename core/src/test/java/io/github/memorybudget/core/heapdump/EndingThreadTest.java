package io.github.memorybudget.core.heapdump;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thread object that is no root of the dump, since the VM is about to let the thread go. */
class EndingThreadTest {

    private static final HolderRules RULES = new HolderRules(
            ClassNamePatterns.of("com.acme.*"), Set.of(), ClassNamePatterns.NONE, ClassNamePatterns.NONE);

    private static final int THREAD = 800;
    private static final int VALUE = 808;
    private static final int LATER_THREAD = 816;
    private static final int ROOT_THREAD_OBJECT = 8;

    @TempDir
    private Path directory;

    private static HprofBuilder dump(String threadClass) {
        return HprofBuilder.of(8)
                .classDump(8, "java/lang/Object", 0, new String[0], Map.of())
                .classDump(16, "java/lang/Thread", 8, new String[] {"threadLocals"}, Map.of())
                .classDump(24, "java/lang/BaseVirtualThread", 16, new String[0], Map.of())
                .classDump(32, "com/acme/OwnThread", 16, new String[0], Map.of())
                .classDump(40, "com/acme/Value", 8, new String[0], Map.of())
                .instance(THREAD, classId(threadClass), VALUE)
                .instance(VALUE, 40);
    }

    private static long classId(String threadClass) {
        return switch (threadClass) {
            case "java/lang/Thread" -> 16;
            case "java/lang/BaseVirtualThread" -> 24;
            default -> 32;
        };
    }

    /** What holds the value. */
    private HeldBy heldBy(HprofBuilder dump) throws IOException {
        Path file = Files.write(directory.resolve("thread.hprof"), dump.build());
        HeapGraph graph = HeapSnapshot.read(HeapDump.of(file, HeapLayout.ofThisVm(), null))
                .graph();
        HolderTree tree = HolderTree.of(graph, RULES);
        for (int object = 0; object < graph.count; object++) {
            if (!graph.isMirror(object) && graph.className(object).equals("com.acme.Value")) {
                return tree.kind(object);
            }
        }
        throw new AssertionError("The value is not in the dump");
    }

    @Test
    void holdsNothing_neitherTheJdksNorTheUsers() throws IOException {
        assertThat(heldBy(dump("java/lang/Thread"))).isEqualTo(HeldBy.FINALIZER);
        assertThat(heldBy(dump("com/acme/OwnThread"))).isEqualTo(HeldBy.FINALIZER);
    }

    @Test
    void oneThatRunsDoes_andAVirtualOneThatIsNeverARoot() throws IOException {
        assertThat(heldBy(dump("java/lang/Thread").root(ROOT_THREAD_OBJECT, THREAD)))
                .isEqualTo(HeldBy.OLD);
        assertThat(heldBy(dump("java/lang/BaseVirtualThread"))).isEqualTo(HeldBy.OLD);
    }

    /** A server's thread knows the server, and the server knows its threads. */
    @Test
    void holdsNothing_alsoWhereWhatItKnowsKnowsIt() throws IOException {
        HprofBuilder ring = HprofBuilder.of(8)
                .classDump(8, "java/lang/Object", 0, new String[0], Map.of())
                .classDump(16, "java/lang/Thread", 8, new String[] {"threadLocals"}, Map.of())
                .classDump(40, "com/acme/Value", 8, new String[] {"thread"}, Map.of())
                .instance(VALUE, 40, LATER_THREAD)
                .instance(LATER_THREAD, 16, VALUE);

        assertThat(heldBy(ring)).isEqualTo(HeldBy.FINALIZER);
    }
}
