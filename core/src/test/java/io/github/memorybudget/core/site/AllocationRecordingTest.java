package io.github.memorybudget.core.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.memorybudget.core.result.AllocationSite;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.vm.UnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllocationRecordingTest {

    private static final int RUNS = 4;

    private static Object sink;

    @TempDir
    private Path directory;

    /** Far more than a thread's buffer takes, so that many allocations are seen. */
    private static void allocate() {
        for (int i = 0; i < 4_000; i++) {
            sink = new long[1_000];
            sink = new int[2_000];
        }
    }

    private static void startThread() throws InterruptedException {
        Thread thread = new Thread(() -> sink = new Object(), "recorded-thread");
        thread.start();
        thread.join();
    }

    private Samples record(AllocationRecording.Body body) throws Throwable {
        try (AllocationRecording recording = AllocationRecording.start(Samples.class)) {
            for (int run = 0; run < RUNS; run++) {
                sink = new char[4_000_000];
                recording.around(body);
            }
            return recording.stop(directory);
        }
    }

    @Test
    void namesThePlacesWithTheirShares() throws Throwable {
        Samples samples = record(AllocationRecordingTest::allocate);

        List<AllocationSite> sites = samples.sites();
        AllocationSite first = sites.get(0);
        assertThat(first.place())
                .startsWith(AllocationRecordingTest.class.getName() + ".allocate(AllocationRecordingTest.java:");
        assertThat(first.stack()).as("the body's own frames alone").hasSize(1);
        assertThat(sites).extracting(AllocationSite::className).containsExactlyInAnyOrder("long[]", "int[]");
        // 4,000 arrays of 8,016 B of each class.
        assertThat(sites.stream().mapToLong(AllocationSite::bytes).sum()).isBetween(48_000_000L, 80_000_000L);
        assertThat(sites.stream()
                        .mapToInt(site -> site.percent() == null ? 0 : site.percent())
                        .sum())
                .isBetween(99, 101);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void sharesWhatGrewOutOverThePlacesThatAllocatedIt() throws Throwable {
        Samples samples = record(AllocationRecordingTest::allocate);

        assertThat(samples.sitesOf(List.of(new ClassGrowth("int[]", 1, 8_016), new ClassGrowth("long[]", -1, -8_016))))
                .singleElement()
                .satisfies(site -> {
                    assertThat(site.className()).isEqualTo("int[]");
                    assertThat(site.percent()).isEqualTo(100);
                });
        assertThat(samples.sitesOf(List.of(new ClassGrowth("com.acme.Absent", 1, 16))))
                .isEmpty();
    }

    @Test
    void saysWhereAThreadWasStarted() throws Throwable {
        Samples samples = record(AllocationRecordingTest::startThread);

        assertThat(AllocationSite.placeIn(samples.startOf("recorded-thread")))
                .startsWith(AllocationRecordingTest.class.getName() + ".startThread(");
        assertThat(samples.startOf("nobody")).isEmpty();
    }

    @Test
    void leavesAnotherRecordingAlone() {
        try (Recording other = new Recording()) {
            other.start();

            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> AllocationRecording.start(Samples.class))
                    .withMessage("another flight recording is running, which is left alone");
        }
    }

    @Test
    void saysThatTheModuleIsAbsent() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--limit-modules",
                        "java.base",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WithoutRecorder.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();

        assertThat(said.strip()).isEqualTo("this JVM has no module jdk.jfr");
    }

    static final class WithoutRecorder {

        private WithoutRecorder() {}

        public static void main(String[] arguments) {
            try (AllocationRecording recording = AllocationRecording.start(WithoutRecorder.class)) {
                System.out.println("started " + recording);
            } catch (UnavailableException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void readsSourceFilesFromClassFiles() {
        SourceFiles sources = new SourceFiles();

        assertThat(sources.of(Beside.class.getName())).isEqualTo("AllocationRecordingTest.java");
        assertThat(sources.of(WithoutRecorder.class.getName())).isEqualTo("AllocationRecordingTest.java");
        assertThat(sources.of("java.util.HashMap$Node")).isEqualTo("HashMap.java");
        assertThat(sources.of("com.acme.Absent$Nested")).isEqualTo("Absent.java");
    }

    @Test
    void wordsArraysAsAPersonWritesThem() {
        assertThat(List.of("[B", "[[I", "[Ljava.lang.String;", "com.acme.Product", "[Z"))
                .extracting(Frames::readable)
                .containsExactly("byte[]", "int[][]", "java.lang.String[]", "com.acme.Product", "boolean[]");
    }
}

/** A class whose file has another name. */
final class Beside {

    private Beside() {}
}
