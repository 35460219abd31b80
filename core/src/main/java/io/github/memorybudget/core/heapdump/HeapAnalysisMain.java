package io.github.memorybudget.core.heapdump;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Answers one request after the other in a JVM of its own; see {@link AnalysisJvm}. */
public final class HeapAnalysisMain {

    static final String END_OF_REQUEST = "ask";

    /** Longer than most suites let it wait between two questions, which is long enough to be of use. */
    private static final Duration IDLE = Duration.ofSeconds(60);

    private HeapAnalysisMain() {}

    /**
     * Reads requests from standard input and writes an answer to each to standard output, until there are no more or none comes
     * for a minute.
     *
     * @param arguments none
     * @throws IOException if standard input can't be read
     */
    public static void main(String[] arguments) throws IOException {
        PrintStream answers = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        // Whatever else has something to say must not be taken for an answer.
        System.setOut(System.err);
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        List<String> lines = new ArrayList<>();
        IdleEnd idle = IdleEnd.after(IDLE);
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            if (!line.equals(END_OF_REQUEST)) {
                lines.add(line);
                continue;
            }
            idle.pause();
            answers.print(answer(lines));
            answers.flush();
            lines.clear();
            idle.resume();
        }
    }

    private static String answer(List<String> request) {
        try {
            return AnalysisAnswer.write(answer(AnalysisRequest.read(request)));
        } catch (IOException e) {
            return AnalysisAnswer.write(e);
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
