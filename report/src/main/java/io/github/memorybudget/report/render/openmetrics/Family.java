package io.github.memorybudget.report.render.openmetrics;

import io.github.memorybudget.report.render.figures.Names;
import java.util.Map;
import java.util.TreeMap;

/** The samples of one gauge. */
final class Family {

    private final String name;
    private final String unit;
    private final String help;
    private final Map<String, Double> samples = new TreeMap<>();

    /** @param unit what the name ends with, or empty */
    Family(String name, String unit, String help) {
        this.name = name;
        this.unit = unit;
        this.help = help;
    }

    /**
     * Adds a sample. The same test in two JVMs has the same labels, which may stand there once: the larger one does.
     *
     * @param labels names and values in turn
     */
    void add(double value, String... labels) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < labels.length; i += 2) {
            if (!labels[i + 1].isEmpty()) {
                text.append(text.isEmpty() ? "{" : ",")
                        .append(labels[i])
                        .append("=\"")
                        .append(escape(Names.shortened(labels[i + 1])))
                        .append('"');
            }
        }
        samples.merge(text.isEmpty() ? "" : text.append('}').toString(), value, Math::max);
    }

    void write(StringBuilder out) {
        if (samples.isEmpty()) {
            return;
        }
        out.append("# TYPE ").append(name).append(" gauge\n");
        if (!unit.isEmpty()) {
            out.append("# UNIT ").append(name).append(' ').append(unit).append('\n');
        }
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        samples.forEach((labels, value) -> out.append(name)
                .append(labels)
                .append(' ')
                .append(number(value))
                .append('\n'));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
