package io.github.memorybudget.core.heapdump;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Sizes that the VM itself reports for classes whose layout a dump can't tell: those with {@code @Contended} fields, and
 * those that the VM adds fields to, such as {@code java.lang.Class} and {@code java.lang.String}.
 *
 * @param instances bytes of an instance by class name; arrays and classes absent
 * @param mirrors number of {@code java.lang.Class} objects, 0 if not known
 * @param mirrorBytes their total size in bytes
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record KnownSizes(Map<String, Integer> instances, long mirrors, long mirrorBytes) {

    /** Nothing known: sizes follow the dump and the layout alone. */
    public static final KnownSizes NONE = new KnownSizes(Map.of(), 0, 0);

    /** Copies the map. */
    public KnownSizes {
        instances = Map.copyOf(instances);
    }

    /** Writes a new file, one class a line. */
    public void write(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            out.write(mirrors + " " + mirrorBytes + "\n");
            for (Map.Entry<String, Integer> each : instances.entrySet()) {
                out.write(each.getValue() + " " + each.getKey() + "\n");
            }
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it can't be read or is something else
     */
    public static KnownSizes read(Path file) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            Map<String, Integer> instances = new HashMap<>();
            String[] mirrors = pair(file, in.readLine());
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] pair = pair(file, line);
                instances.put(pair[1], Integer.parseInt(pair[0]));
            }
            return new KnownSizes(instances, Long.parseLong(mirrors[0]), Long.parseLong(mirrors[1]));
        } catch (NumberFormatException e) {
            throw new IOException(file + " has sizes that are no numbers", e);
        }
    }

    private static String[] pair(Path file, @Nullable String line) throws IOException {
        String[] pair = line == null ? new String[0] : line.split(" ", 2);
        if (pair.length != 2) {
            throw new IOException(file + " is no file of sizes: found " + line);
        }
        return pair;
    }
}
