package io.github.memorybudget.core.heapdump;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassingFramesTest {

    @TempDir
    private Path directory;

    static final class Dumping {

        private Dumping() {}

        public static void main(String[] arguments) throws IOException {
            dump(Path.of(arguments[0])).keep();
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
        Path said = directory.resolve("said");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
        HeapGraph graph = HeapGraphBuilder.read(dump(), HeapLayout.ofThisVm(), KnownSizes.NONE);
        return IntStream.range(0, graph.roots.length)
                .filter(i -> graph.rootKinds[i] == RootKind.PASSING_FRAME)
                .mapToObj(i -> graph.className(graph.roots[i]))
                .filter(HeapDumper.class.getName()::equals)
                .toList();
    }

    private Path dump() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".hprof"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
