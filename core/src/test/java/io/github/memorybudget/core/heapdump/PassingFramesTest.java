package io.github.memorybudget.core.heapdump;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassingFramesTest {

    @TempDir
    private Path directory;

    static final class Dumping {

        private Dumping() {}

        public static void main(String[] arguments) throws IOException {
            HeapDump dump = dump(Path.of(arguments[0]));
            dump.keep();
            System.out.println(dump.file());
        }

        /** A method of its own, so that no other frame has the dumper. */
        private static HeapDump dump(Path directory) throws IOException {
            return new HeapDumper(directory).dump();
        }
    }

    @Test
    void knowTheThreadThatDumps() throws Exception {
        assertThat(framesOfTheDumpingThread()).isNotEmpty();
    }

    /** As it is after some hundred dumps in one JVM. */
    @Test
    void knowTheThreadThatDumpsByCompiledCode() throws Exception {
        String dumper = HeapDumper.class.getName();
        String caller = Dumping.class.getName();

        assertThat(framesOfTheDumpingThread(
                        "-Xcomp",
                        "-XX:CompileCommand=quiet",
                        "-XX:CompileCommand=compileonly," + dumper + "::dump",
                        "-XX:CompileCommand=compileonly," + caller + "::dump"))
                .isNotEmpty();
    }

    private List<String> framesOfTheDumpingThread(String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), Dumping.class.getName(), directory.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String file = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(file).isZero();
        HeapGraph graph = HeapGraphBuilder.read(Path.of(file), HeapLayout.ofThisVm(), KnownSizes.NONE);
        return IntStream.range(0, graph.roots.length)
                .filter(i -> graph.rootKinds[i] == RootKind.PASSING_FRAME)
                .mapToObj(i -> graph.className(graph.roots[i]))
                .filter(HeapDumper.class.getName()::equals)
                .toList();
    }
}
