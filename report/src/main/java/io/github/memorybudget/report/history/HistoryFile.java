package io.github.memorybudget.report.history;

import io.github.memorybudget.core.result.TestKey;
import io.github.memorybudget.report.baseline.MeasuredFigure;
import io.github.memorybudget.report.model.History;
import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.ModuleState;
import io.github.memorybudget.report.model.Report;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A file that keeps the figures of builds, one line each, for a CI system to hand from build to build. Only figures of a
 * warm JVM, and others that don't depend on the order of tests, are kept, of the tests that the report shows, and of each
 * module's last {@value #BUILDS} builds.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class HistoryFile {

    /** How many builds are kept and looked at, the latest. */
    public static final int BUILDS = 30;

    private static final int MOST_NOTES = 20;

    /** Modules that are built at the same time may share a file; a lock of the file is one of the whole JVM. */
    private static final Object IN_THIS_JVM = new Object();

    private final Path file;
    private final List<String> notes = new ArrayList<>();
    private int malformed;

    /** @param file need not exist yet */
    public HistoryFile(Path file) {
        this.file = file;
    }

    /**
     * Adds this build, unless the very same results were added before, and says how its figures went over the last
     * builds.
     *
     * @param module the module's name, by which modules share a file
     * @return the report with its history
     * @throws IOException if the file can't be read or written; a line that is malformed is passed over, and named by the
     *     history
     */
    public Report add(Report report, String module) throws IOException {
        BuildFigures now = figures(report, module);
        if (now == null) {
            return report;
        }
        if (now.figures().isEmpty()) {
            return report.with(new History(
                    0,
                    List.of("This build has no figure of a warm run, so that nothing is added to the history;"
                            + " -DmemoryBudget.measureWarm=true measures all figures warm."),
                    Map.of()));
        }
        Kept kept = new Kept(BUILDS);
        synchronized (IN_THIS_JVM) {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            try (FileChannel channel = FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                read(channel, now, kept);
                if (!kept.has(now.at())) {
                    long start = channel.size();
                    append(channel, now.toLine());
                    kept.add(now, start, channel.size());
                }
                trim(channel, kept.older());
            }
        }
        if (malformed > MOST_NOTES) {
            notes.add(file.getFileName() + ": " + (malformed - MOST_NOTES) + " more lines are none of a build");
        }
        return report.with(Trends.of(report, now, kept.builds(), notes));
    }

    private void read(FileChannel channel, BuildFigures now, Kept kept) throws IOException {
        Set<BuildFigures.Test> shown = new HashSet<>(now.figures().keySet());
        // Not closed: that would close the channel, and give the lock away.
        HistoryLines lines = new HistoryLines(Channels.newInputStream(channel.position(0)));
        for (HistoryLines.Line line = lines.next(); line != null; line = lines.next()) {
            if (!line.text().isBlank() && !BuildFigures.isOfAnother(now.module(), line.text())) {
                read(line, now.module(), shown, kept);
            }
        }
    }

    private void read(HistoryLines.Line line, String module, Set<BuildFigures.Test> shown, Kept kept) {
        try {
            if (line.tooLong()) {
                throw new IOException("it is too long");
            }
            @Nullable BuildFigures build = BuildFigures.parse(line.text(), shown::contains);
            if (build != null && build.module().equals(module)) {
                kept.add(build, line.start(), line.end());
            }
        } catch (IOException broken) {
            // A build that was killed leaves half a line; that must not cost the others.
            if (malformed++ < MOST_NOTES) {
                notes.add(file.getFileName() + ":" + line.number() + " is no line of a build: " + broken.getMessage());
            }
        }
    }

    private static void append(FileChannel channel, byte[] line) throws IOException {
        long end = channel.size();
        ByteBuffer last = ByteBuffer.allocate(1);
        boolean broken = end > 0 && channel.read(last, end - 1) == 1 && last.get(0) != '\n';
        ByteBuffer text = ByteBuffer.allocate(line.length + 1);
        if (broken) {
            text.put((byte) '\n');
        }
        write(channel, text.put(line).flip(), end);
    }

    /**
     * Moves what remains over what goes. Within the file, since another process may wait for this very file's lock; if
     * this one is killed meanwhile, a line is broken and others stand there twice, and both are passed over.
     */
    private static void trim(FileChannel channel, List<Kept.Range> older) throws IOException {
        if (older.isEmpty()) {
            return;
        }
        long size = channel.size();
        long to = older.get(0).start();
        for (int i = 0; i < older.size(); i++) {
            long from = older.get(i).end();
            long end = i + 1 < older.size() ? older.get(i + 1).start() : size;
            ByteBuffer part = ByteBuffer.allocate(1 << 16);
            while (from < end) {
                part.clear().limit((int) Math.min(part.capacity(), end - from));
                int read = channel.read(part, from);
                if (read < 0) {
                    throw new IOException("the history file became shorter while it was trimmed");
                }
                write(channel, part.flip(), to);
                from += read;
                to += read;
            }
        }
        channel.truncate(to);
    }

    private static void write(FileChannel channel, ByteBuffer text, long place) throws IOException {
        long end = place;
        while (text.hasRemaining()) {
            end += channel.write(text, end);
        }
    }

    /** What is kept of a report; null where nothing was measured. */
    private static @Nullable BuildFigures figures(Report report, String module) {
        Map<BuildFigures.Test, Map<String, Long>> figures = new LinkedHashMap<>();
        Set<String> earlier = earlier(report);
        Instant latest = null;
        for (JudgedTest test : report.tests()) {
            if (earlier.contains(test.module())) {
                continue;
            }
            Instant started = test.result().startedAt();
            latest = latest == null || started.isAfter(latest) ? started : latest;
            Map<String, Long> metrics = new LinkedHashMap<>();
            MeasuredFigure.of(test.result()).forEach((key, figure) -> {
                if (figure.warm()) {
                    metrics.put(key.text(), figure.acceptable());
                }
            });
            if (!metrics.isEmpty() && test.environment() != null) {
                figures.put(key(test, module), metrics);
            }
        }
        return latest == null ? null : new BuildFigures(module, latest, figures);
    }

    /** Modules that a build left out are no part of it; where all are shown as measured before, that is what is added. */
    private static Set<String> earlier(Report report) {
        Set<String> names = report.modules().stream()
                .filter(module -> module.state() == ModuleState.State.EARLIER)
                .map(ModuleState::name)
                .collect(Collectors.toSet());
        boolean all = report.modules().stream()
                .allMatch(module ->
                        module.state() == ModuleState.State.EARLIER || module.state() == ModuleState.State.PENDING);
        return all ? Set.of() : names;
    }

    static BuildFigures.Test key(JudgedTest test, String module) {
        return new BuildFigures.Test(
                test.module().isEmpty() ? module : test.module(),
                TestKey.of(test.test()),
                test.environment() == null ? "" : test.environment().key());
    }
}
