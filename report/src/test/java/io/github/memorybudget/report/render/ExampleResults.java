package io.github.memorybudget.report.render;

import io.github.memorybudget.report.judge.Judge;
import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.model.ResultSet;
import io.github.memorybudget.report.read.ResultsReader;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run of the module {@code examples} measured. That module is built after this one, so that one run's results are
 * kept; {@code -Dexamples.results=} names the directory of another run's. CONTRIBUTING tells how to renew them.
 */
public final class ExampleResults {

    private static final Path DIRECTORY = Path.of(
            System.getProperty("examples.results", "src/test/resources/io/github/memorybudget/report/examples"));

    private ExampleResults() {}

    public static ResultSet read() {
        return ResultsReader.read(List.of(DIRECTORY), null);
    }

    public static Report report() {
        return Judge.judge("memory-budget-examples", read());
    }
}
