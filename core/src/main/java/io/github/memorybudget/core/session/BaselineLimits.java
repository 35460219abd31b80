package io.github.memorybudget.core.session;

import io.github.memorybudget.core.text.Lines;
import io.github.memorybudget.core.verdict.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * What a build's baseline allows of the tests in one environment. It is no budget: what is above it is run again, so that
 * there is a figure that can be compared.
 *
 * <p>In the file each test has a line an environment: the environment's key, the test's, and {@code metric=limit} for each
 * of its metrics, separated by tabs.
 *
 * @param byTest limits in each metric's unit, by the test's key
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record BaselineLimits(Map<String, Map<Metric, Long>> byTest) {

    /** Where the file stands below the build directory. */
    public static final Path RELATIVE_PATH = Session.RELATIVE_PATH.resolveSibling("baseline-limits.tsv");

    /** Nothing is accepted, so nothing is more than that. */
    public static final BaselineLimits NONE = new BaselineLimits(Map.of());

    private static final String FORM = "<metric>=<whole number>, such as retained=2048";

    public BaselineLimits {
        byTest = Map.copyOf(byTest);
    }

    /** The limits of a test in each metric's unit; empty where nothing of it is accepted. */
    public Map<Metric, Long> of(String test) {
        return byTest.getOrDefault(test, Map.of());
    }

    /**
     * Writes the file, whole or not at all.
     *
     * @throws IOException if it can't be written
     */
    public static void write(Path file, List<BaselineLimit> limits) throws IOException {
        Lines lines = new Lines();
        for (BaselineLimit limit : limits) {
            List<Object> columns = new ArrayList<>(List.of(limit.environment(), limit.test()));
            new TreeMap<>(limit.limits()).forEach((metric, most) -> columns.add(metric.key() + "=" + most));
            lines.add(columns.toArray());
        }
        WholeFile.write(file, lines.toString());
    }

    /**
     * Reads the limits of an environment.
     *
     * @throws IOException if the file can't be read, or is not of that form; the message gives file, line, the offending
     *     text and the accepted form
     */
    public static BaselineLimits read(Path file, String environment) throws IOException {
        Map<String, Map<Metric, Long>> byTest = new HashMap<>();
        int number = 0;
        try {
            for (String line : Files.readAllLines(file)) {
                number++;
                List<String> columns = Lines.columns(line);
                if (columns.size() < 3) {
                    throw new IllegalArgumentException("\"" + line
                            + "\" is no line of limits; write environment, test and " + FORM + ", separated by tabs");
                }
                Map<Metric, Long> limits = limits(columns.subList(2, columns.size()));
                if (columns.get(0).equals(environment)) {
                    byTest.put(columns.get(1), limits);
                }
            }
        } catch (IllegalArgumentException malformed) {
            throw new IOException(file + ":" + number + ": " + malformed.getMessage(), malformed);
        } catch (IOException unreadable) {
            throw new IOException(file + " can't be read: " + unreadable, unreadable);
        }
        return new BaselineLimits(byTest);
    }

    private static Map<Metric, Long> limits(List<String> columns) {
        Map<Metric, Long> limits = new EnumMap<>(Metric.class);
        for (String column : columns) {
            int equals = column.indexOf('=');
            try {
                limits.put(
                        Metric.ofKey(column.substring(0, Math.max(0, equals))),
                        Long.parseLong(column.substring(equals + 1)));
            } catch (IllegalArgumentException malformed) {
                throw new IllegalArgumentException("\"" + column + "\" is no limit; write " + FORM, malformed);
            }
        }
        return Map.copyOf(limits);
    }
}
