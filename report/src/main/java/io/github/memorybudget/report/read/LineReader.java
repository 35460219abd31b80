package io.github.memorybudget.report.read;

import io.github.memorybudget.core.environment.Environment;
import io.github.memorybudget.core.result.JvmLine;
import io.github.memorybudget.core.result.ResultLine;
import io.github.memorybudget.core.result.StartedLine;
import java.util.Optional;

/** From one line's bytes to its value. */
final class LineReader {

    private LineReader() {}

    /**
     * The line's value.
     *
     * @return empty if the line is of a type that this version doesn't know
     * @throws FutureSchemaException if a type that this version knows is of a later schema
     * @throws MalformedLineException if it is anything else than the format says
     */
    static Optional<ResultLine> read(byte[] bytes) throws MalformedLineException, FutureSchemaException {
        Members line = JsonLine.parse(bytes);
        return switch (line.text("type")) {
            case "jvm" -> Optional.of(jvm(checked(line)));
            case "started" -> Optional.of(started(checked(line)));
            case "result" -> Optional.of(ResultReader.result(checked(line)));
            default -> Optional.empty();
        };
    }

    private static Members checked(Members line) throws MalformedLineException, FutureSchemaException {
        long schema = line.whole("schema");
        if (schema > ResultLine.SCHEMA) {
            throw new FutureSchemaException(schema);
        }
        if (schema < 1) {
            throw line.wrong("schema", schema, "1 to " + ResultLine.SCHEMA);
        }
        return line;
    }

    private static JvmLine jvm(Members line) throws MalformedLineException {
        Members environment = line.object("environment");
        if (environment == null) {
            throw new MalformedLineException("\"environment\" is missing; it must be an object");
        }
        return new JvmLine(
                line.optionalText("session"),
                line.whole("pid"),
                line.optionalText("control"),
                new Environment(
                        environment.text("jdk"),
                        environment.text("vm"),
                        environment.text("gc"),
                        environment.truth("compressedOops"),
                        environment.truth("compactHeaders"),
                        environment.text("arch")));
    }

    private static StartedLine started(Members line) throws MalformedLineException {
        return new StartedLine(ResultReader.test(line), line.count("attempt"), line.instant("startedAt"));
    }
}
