package io.github.memorybudget.core.vm;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The exact list of classes that the VM loads or initialises from now on, by an output of its unified logging (JEP 158, tags
 * {@code class+load} and {@code class+init}) of our own. The user's own logging stays as it is. A class may be loaded long
 * before it is initialised, since the verifier and reflection look at classes that are not used yet; its static state is made
 * when it is initialised.
 *
 * <p>The file is written by the VM and read here. Where the system allows it, it is unlinked as soon as both have it open,
 * so that nothing is left behind however this VM ends.
 *
 * @since 0.1
 */
public final class LoadedClasses {

    private static final String SOURCE = " source: ";
    private static final Pattern INITIALISED = Pattern.compile("^\\d+ Initializing '([^']+)'");

    /** No channel: one that an interrupted thread uses is closed for good. */
    private static @Nullable RandomAccessFile log;

    private static boolean started;

    private LoadedClasses() {}

    /** Begins the list, once a VM; to be called when nothing is being measured. Where it can't be had, nothing happens. */
    public static synchronized void start() {
        if (started) {
            return;
        }
        started = true;
        try {
            Path file = Files.createTempFile("memory-budget-", ".classes");
            try {
                log = open(file);
            } catch (UnavailableException | IOException e) {
                Files.deleteIfExists(file);
            }
        } catch (IOException noTemporaryFiles) {
            // Then the list is not to be had, which callers are told.
            log = null;
        }
    }

    private static RandomAccessFile open(Path file) throws UnavailableException, IOException {
        // A VM that can't unlink an open file deletes it when it ends.
        file.toFile().deleteOnExit();
        String answer = HotSpot.command(
                "vmLog",
                "output=file=" + file,
                "output_options=filecount=0",
                "what=class+load=info,class+init=info",
                "decorators=none");
        if (!answer.isBlank()) {
            throw new UnavailableException("This VM does not log classes: " + answer.strip());
        }
        if (HotSpot.command("vmLog", "list").contains("async=true")) {
            throw new UnavailableException("This VM logs classes some time after it has loaded them (-Xlog:async)");
        }
        RandomAccessFile opened = new RandomAccessFile(file.toFile(), "r");
        try {
            Files.delete(file);
        } catch (IOException windowsDoesNotDeleteWhatIsOpen) {
            // It goes with this VM.
        }
        return opened;
    }

    /** A moment, to be given to {@link #since}; -1 where the list can't be had. Allocates nothing. */
    public static synchronized long now() {
        try {
            return log == null ? -1 : log.length();
        } catch (IOException e) {
            return -1;
        }
    }

    /**
     * The names of the classes that were loaded or initialised between two moments, as a person writes them:
     * {@code com.acme.Foo$Bar}; with an address, {@code com.acme.Foo$$Lambda+0x01}, for hidden ones.
     *
     * @return empty where the list can't be had
     */
    public static synchronized Optional<Set<String>> between(long from, long to) {
        return lines(from, to).map(LoadedClasses::names);
    }

    /**
     * The names of those that were initialised, so that their static fields can be read without another effect.
     *
     * @return empty where the list can't be had
     */
    public static synchronized Optional<Set<String>> initialisedBetween(long from, long to) {
        return lines(from, to).map(LoadedClasses::initialised);
    }

    private static Optional<String> lines(long from, long to) {
        if (log == null || from < 0 || to < from) {
            return Optional.empty();
        }
        try {
            byte[] bytes = new byte[Math.toIntExact(to - from)];
            log.seek(from);
            log.readFully(bytes);
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    static Set<String> names(String lines) {
        Set<String> names = new LinkedHashSet<>();
        for (String line : lines.split("\n")) {
            int end = line.indexOf(SOURCE);
            Matcher initialised = INITIALISED.matcher(line);
            if (initialised.find()) {
                names.add(readable(initialised.group(1)));
            } else if (end > 0) {
                names.add(readable(line.substring(0, end)));
            }
        }
        return names;
    }

    static Set<String> initialised(String lines) {
        Set<String> names = new LinkedHashSet<>();
        for (String line : lines.split("\n")) {
            Matcher initialised = INITIALISED.matcher(line);
            if (initialised.find()) {
                names.add(readable(initialised.group(1)));
            }
        }
        return names;
    }

    private static String readable(String name) {
        return name.replace("/0x", "+0x").replace('/', '.');
    }
}
