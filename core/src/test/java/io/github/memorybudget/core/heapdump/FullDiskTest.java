package io.github.memorybudget.core.heapdump;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A dump that does not fit: the process may write no file of more than 51,200 bytes. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no limit for the size of files")
class FullDiskTest {

    private static final String LIMITED = "ulimit -f 100 && exec \"$0\" \"$@\"";

    @TempDir
    private Path directory;

    /** Takes a dump and prints what becomes of it. */
    static final class Dumping {

        private Dumping() {}

        public static void main(String[] arguments) {
            try {
                System.out.println(
                        "dumped " + new HeapDumper(Path.of(arguments[0])).dump().file());
            } catch (IOException e) {
                System.out.println("refused: " + e.getMessage());
            }
        }
    }

    @Test
    void isRefusedWithAReasonAndLeavesNoFile() throws Exception {
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        LIMITED,
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Dumping.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();

        assertThat(said).startsWith("refused: ").hasSizeGreaterThan("refused: ".length() + 1);
        assertThat(directory).isEmptyDirectory();
    }
}
