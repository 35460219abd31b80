package io.github.memorybudget.report.history;

import io.github.memorybudget.report.baseline.MeasuredFigure;
import io.github.memorybudget.report.baseline.TestKey;
import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.Report;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A file that keeps the figures of builds, one line each, for a CI system to hand from build to build. Only figures of a
 * warm JVM, and others that don't depend on the order of tests, are kept.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class HistoryFile {

    /** How many builds are looked at, the latest. */
    public static final int BUILDS = 30;

    /** Modules that are built at the same time may share a file; a lock of the file is one of the whole JVM. */
    private static final Object IN_THIS_JVM = new Object();

    private final Path file;
    private final List<String> notes = new ArrayList<>();

    /** @param file need not exist yet */
    public HistoryFile(Path file) {
        this.file = file;
    }

    /**
     * Adds this build, unless the very same results were added before, and says how its figures went over the last
     * builds.
     *
     * @param module the module's name; empty in a report of several, whose tests name theirs
     * @return the report with its history
     * @throws IOException if the file can't be read or written; a line that is malformed is passed over, and named by the
     *     history
     */
    public Report add(Report report, String module) throws IOException {
        BuildFigures now = figures(report, module);
        if (now == null) {
            return report;
        }
        Deque<BuildFigures> builds;
        synchronized (IN_THIS_JVM) {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            builds = read(module);
            if (builds.stream().noneMatch(build -> build.at().equals(now.at()))) {
                append(now.toLine());
                builds.add(now);
                if (builds.size() > BUILDS) {
                    builds.remove();
                }
            }
        }
        return report.with(Trends.of(report, module, List.copyOf(builds), notes));
    }

    private Deque<BuildFigures> read(String module) throws IOException {
        Deque<BuildFigures> builds = new ArrayDeque<>();
        if (Files.notExists(file)) {
            return builds;
        }
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    add(builds, module, line, number);
                }
            }
        }
        return builds;
    }

    private void add(Deque<BuildFigures> builds, String module, String line, int number) {
        try {
            @Nullable BuildFigures build = BuildFigures.parse(line);
            if (build != null && build.module().equals(module)) {
                builds.add(build);
                if (builds.size() > BUILDS) {
                    builds.remove();
                }
            }
        } catch (IOException malformed) {
            // A build that was killed leaves half a line; that must not cost the others.
            notes.add(file.getFileName() + ":" + number + " is no line of a build: " + malformed.getMessage());
        }
    }

    private void append(byte[] line) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            long end = channel.size();
            ByteBuffer last = ByteBuffer.allocate(1);
            boolean broken = end > 0 && channel.read(last, end - 1) == 1 && last.get(0) != '\n';
            ByteBuffer text = ByteBuffer.allocate(line.length + 1);
            if (broken) {
                text.put((byte) '\n');
            }
            text.put(line).flip();
            while (text.hasRemaining()) {
                end += channel.write(text, end);
            }
        }
    }

    /** What is kept of a report; null where nothing was measured. */
    private static @Nullable BuildFigures figures(Report report, String module) {
        Map<BuildFigures.Test, Map<String, Long>> figures = new LinkedHashMap<>();
        Instant[] latest = new Instant[1];
        report.forEachTest(test -> {
            Instant started = test.result().startedAt();
            latest[0] = latest[0] == null || started.isAfter(latest[0]) ? started : latest[0];
            Map<String, Long> metrics = new LinkedHashMap<>();
            MeasuredFigure.of(test.result()).forEach((key, figure) -> {
                if (figure.warm()) {
                    metrics.put(key.text(), figure.acceptable());
                }
            });
            if (!metrics.isEmpty() && test.environment() != null) {
                figures.put(key(test, module), metrics);
            }
        });
        return latest[0] == null ? null : new BuildFigures(module, latest[0], figures);
    }

    static BuildFigures.Test key(JudgedTest test, String module) {
        return new BuildFigures.Test(
                test.module().isEmpty() ? module : test.module(),
                TestKey.of(test.test()),
                test.environment() == null ? "" : test.environment().key());
    }
}
