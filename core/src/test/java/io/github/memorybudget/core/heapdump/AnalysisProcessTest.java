package io.github.memorybudget.core.heapdump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.LeakTrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AnalysisProcessTest {

    private static final HeapLayout LAYOUT = new HeapLayout(12, 16, 4, 8);

    @TempDir
    private Path directory;

    @Test
    void answersWhatTheSameAnalysisAnswersHere() throws IOException {
        Path file = sample();
        HeapDump dump = HeapDump.of(file, LAYOUT, null);
        HolderRules rules = new HolderRules(
                ClassNamePatterns.of("com.acme.*"),
                Set.of("com.acme.Holder"),
                ClassNamePatterns.NONE,
                ClassNamePatterns.NONE);
        AnalysisProcess process = process(AnalysisBounds.DEFAULT);

        assertThat(process.compare(dump, dump, rules))
                .isEqualTo(new AnalysisOutcome.Answer<>(HeapAnalysis.compare(dump, dump, rules, 10)));
        List<ClassGrowth> growth = List.of(new ClassGrowth("byte[]", 1, 120));
        assertThat(process.estimate(dump, growth, rules))
                .isEqualTo(new AnalysisOutcome.Answer<>(HeapAnalysis.estimate(dump, growth, rules, 10)));
        assertThat(process.pathsToInstances(dump, "byte[]", rules))
                .isEqualTo(new AnalysisOutcome.Answer<>(HeapAnalysis.pathsToInstances(dump, "byte[]", rules, 10)));
        assertThat(process.pathsToMarked(dump, rules)).isEqualTo(new AnalysisOutcome.Answer<>(List.<LeakTrace>of()));
    }

    @Test
    void saysWhatIsWrongWithADump() throws IOException {
        Path file = directory.resolve("broken.hprof");
        Files.writeString(file, "not a dump at all, just some text of a length");

        assertThat(reason(process(AnalysisBounds.DEFAULT), file)).contains("broken.hprof", "offset 0", "no heap dump");
        assertThat(reason(process(AnalysisBounds.DEFAULT), directory.resolve("absent.hprof")))
                .contains("absent.hprof");
    }

    @Test
    void keepsItsJvmForTheNextQuestion() throws IOException {
        Path file = sample();
        AnalysisProcess process = process(AnalysisBounds.DEFAULT);

        assertThat(arraysIn(process, file)).isInstanceOf(AnalysisOutcome.Answer.class);
        List<Long> first = children();
        assertThat(reason(process, directory.resolve("absent.hprof"))).contains("absent.hprof");
        assertThat(arraysIn(process(AnalysisBounds.DEFAULT), file)).isInstanceOf(AnalysisOutcome.Answer.class);

        assertThat(AnalysisProcess.isRunning()).isTrue();
        assertThat(children()).isEqualTo(first).hasSize(1);
    }

    @Test
    void startsAnotherWhereItsJvmHasDied() throws IOException {
        Path file = sample();
        AnalysisProcess process = process(AnalysisBounds.DEFAULT);
        AnalysisOutcome<List<LeakTrace>> expected = arraysIn(process, file);
        ProcessHandle.current().children().forEach(child -> {
            child.destroyForcibly();
            child.onExit().join();
        });

        assertThat(arraysIn(process, file)).isEqualTo(expected).isInstanceOf(AnalysisOutcome.Answer.class);
    }

    @Test
    void saysThatItsJvmDiedMeanwhile() throws Exception {
        // Whoever reads such a pipe waits.
        Path file = directory.resolve("pipe");
        assumeThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .as("named pipes")
                .isZero();
        AnalysisProcess process = process(AnalysisBounds.DEFAULT);
        arraysIn(process, sample());
        AtomicBoolean answered = new AtomicBoolean();
        Thread killer = new Thread(() -> {
            // More than once, since it may not have been asked yet.
            while (!answered.get()) {
                LockSupport.parkNanos(300_000_000);
                ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
            }
        });
        killer.start();

        String reason = reason(process, file);
        answered.set(true);
        killer.join();
        assertThat(reason).startsWith("the heap analysis ended with code ");
        assertThat(arraysIn(process, sample())).isInstanceOf(AnalysisOutcome.Answer.class);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void readsADumpThatHasNoNameAnyMore() throws IOException {
        byte[][] kept = new byte[100][1_000];
        AnalysisProcess process = process(AnalysisBounds.DEFAULT);
        try (BaselineDump nameless = BaselineDump.of(new HeapDumper(directory).dump());
                HeapDump dump = nameless.readable(directory)) {
            assertThat(directory).isEmptyDirectory();

            assertThat(process.pathsToInstances(dump, "byte[][]", HolderRules.DEFAULT))
                    .isInstanceOf(AnalysisOutcome.Answer.class);
        }
        assertThat(kept).hasDimensions(100, 1_000);
    }

    @Test
    void endsItsJvmWhereItHasNothingToDo() throws IOException {
        arraysIn(process(AnalysisBounds.DEFAULT), sample());

        AnalysisProcess.endIfIdleFor(Duration.ofMinutes(1));
        assertThat(AnalysisProcess.isRunning()).isTrue();
        AnalysisProcess.endIfIdleFor(Duration.ZERO);
        assertThat(AnalysisProcess.isRunning()).isFalse();
        assertThat(children()).isEmpty();
    }

    @Test
    void endsAfterItsTime() throws IOException {
        Path file = sample();

        assertThat(reason(process(new AnalysisBounds(Duration.ofMillis(1), 64, 1)), file))
                .contains("did not finish in 1 ms");
    }

    @Test
    void saysThatItsMemoryDidNotDo() throws IOException {
        Object[] garden = new Object[2_000_000];
        for (int i = 0; i < garden.length; i++) {
            garden[i] = new Object();
        }
        try (HeapDump dump = new HeapDumper(directory).dump()) {
            AnalysisProcess process = process(new AnalysisBounds(Duration.ofMinutes(1), 16, 1));
            assertThat(process.pathsToInstances(dump, "byte[]", HolderRules.DEFAULT))
                    .isEqualTo(new AnalysisOutcome.Failure<>("the heap analysis needs more than 16 MB"));
        }
        assertThat(garden[garden.length - 1]).isNotNull();
    }

    private Path sample() throws IOException {
        Path file = directory.resolve("sample.hprof");
        return Files.write(file, HprofReaderTest.sample(8, "1.0.2").build());
    }

    private static List<Long> children() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).toList();
    }

    private AnalysisProcess process(AnalysisBounds bounds) {
        return new AnalysisProcess(bounds);
    }

    private static AnalysisOutcome<List<LeakTrace>> arraysIn(AnalysisProcess process, Path file) {
        return process.pathsToInstances(HeapDump.of(file, LAYOUT, null), "byte[]", HolderRules.DEFAULT);
    }

    private static String reason(AnalysisProcess process, Path file) {
        return ((AnalysisOutcome.Failure<List<LeakTrace>>) arraysIn(process, file)).reason();
    }
}
