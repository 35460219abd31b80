package io.github.memorybudget.core.heapdump;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Answers one request in a JVM of its own: {@code java … HeapAnalysisMain request-file answer-file}. */
public final class HeapAnalysisMain {

    static final int UNREADABLE = 2;
    static final int OUT_OF_MEMORY = 3;

    private HeapAnalysisMain() {}

    /**
     * Reads the request and writes the answer. Ends with code 0, or with 2 and a message on standard error when a dump or
     * the request can't be read; {@code -XX:+ExitOnOutOfMemoryError} makes it end with 3.
     *
     * @param arguments the request file and the answer file
     */
    public static void main(String[] arguments) {
        if (arguments.length != 2) {
            System.err.println("Needs a request file and an answer file, found " + arguments.length + " arguments");
            System.exit(UNREADABLE);
        }
        try {
            AnalysisRequest request = AnalysisRequest.read(Files.readAllLines(Path.of(arguments[0])));
            Files.writeString(Path.of(arguments[1]), AnalysisAnswer.write(answer(request)));
        } catch (IOException e) {
            System.err.println(e.getMessage() == null ? e.toString() : e.getMessage());
            System.exit(UNREADABLE);
        }
    }

    private static HolderReport answer(AnalysisRequest request) throws IOException {
        HeapDump first = request.dumps().get(0);
        return switch (request.kind()) {
            case COMPARE -> HeapAnalysis.compare(first, request.dumps().get(1), request.rules(), request.traces());
            case ATTRIBUTE ->
                HeapAnalysis.attribute(
                        first, request.dumps().get(1), request.growth(), request.rules(), request.traces());
            case ESTIMATE -> HeapAnalysis.estimate(first, request.growth(), request.rules(), request.traces());
            case BROUGHT_BY_RUN -> HeapAnalysis.broughtByRun(first, request.rules());
            case BUFFERS -> HeapAnalysis.buffers(first, request.rules(), false, request.traces());
            case COUNTED_BUFFERS -> HeapAnalysis.buffers(first, request.rules(), true, request.traces());
            case THREADS -> HeapAnalysis.threads(first, request.rules());
            case INSTANCES ->
                AnalysisAnswer.ofTraces(
                        HeapAnalysis.pathsToInstances(first, request.className(), request.rules(), request.traces()));
            case MARKED ->
                AnalysisAnswer.ofTraces(HeapAnalysis.pathsToMarked(first, request.rules(), request.traces()));
        };
    }
}
