package io.github.memorybudget.core.heapdump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeapDumpArchiveTest {

    @TempDir
    Path directory;

    @Test
    void keepsADumpZipped() throws IOException {
        HeapDump dump = dump(10_000);

        Path kept = new HeapDumpArchive(directory.resolve("kept"), 1 << 20).keep(dump, "CatalogTest#loads()/1");

        assertThat(kept.getFileName()).hasToString("CatalogTest_loads_1.hprof.zip");
        try (ZipFile zip = new ZipFile(kept.toFile())) {
            assertThat(zip.getInputStream(zip.getEntry("a.hprof")).readAllBytes())
                    .isEqualTo(Files.readAllBytes(dump.file()));
        }
    }

    @Test
    void replacesTheDumpOfAnEarlierRun() throws IOException {
        HeapDumpArchive archive = new HeapDumpArchive(directory.resolve("kept"), 15_000);

        archive.keep(dump(10_000), "same");
        archive.keep(dump(10_000), "same");

        assertThat(directory.resolve("kept")).isDirectoryContaining("glob:**/same.hprof.zip");
    }

    @Test
    void refusesWhatIsOverTheLimitAndLeavesNothingBehind() throws IOException {
        HeapDumpArchive archive = new HeapDumpArchive(directory.resolve("kept"), 15_000);
        archive.keep(dump(10_000), "first");

        assertThatThrownBy(() -> archive.keep(dump(10_000), "second"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("would take more than 15000 B");

        assertThat(directory.resolve("kept").resolve("second.hprof.zip")).doesNotExist();
    }

    private HeapDump dump(int size) throws IOException {
        byte[] noise = new byte[size];
        new Random(1).nextBytes(noise);
        Path file = Files.write(directory.resolve("a.hprof"), noise);
        return HeapDump.of(file, HeapLayout.ofThisVm(), null);
    }
}
