package io.github.memorybudget.report.run;

import io.github.memorybudget.report.baseline.Baseline;
import io.github.memorybudget.report.baseline.BaselineReader;
import io.github.memorybudget.report.baseline.Tag;
import io.github.memorybudget.report.judge.Module;
import io.github.memorybudget.report.read.ResultsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Where a module's results and its baseline are.
 *
 * @param name the module's name, or empty where it is the only one
 * @param directories where its results are
 * @param session take the results of this session only; null takes all
 * @param baseline its baseline, which need not exist
 * @param tagged an older baseline and the allowed drift, or null
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record ModuleFiles(
        String name,
        List<Path> directories,
        @Nullable String session,
        Path baseline,
        @Nullable Tagged tagged) {

    public ModuleFiles {
        directories = List.copyOf(directories);
    }

    /** The same in a report of several modules. */
    public ModuleFiles named(String module) {
        return new ModuleFiles(module, directories, session, baseline, tagged);
    }

    /** The same without a baseline and a tagged one. */
    public Module withoutBaseline() {
        return new Module(name, ResultsReader.source(directories, session));
    }

    /**
     * Reads the baselines; the results are read when they are judged.
     *
     * @throws IOException if a baseline can't be read or is malformed, or if the tagged one does not exist; the message
     *     names it
     */
    public Module load() throws IOException {
        @Nullable Baseline accepted = BaselineReader.read(baseline).orElse(null);
        // Without figures of its own a module has nothing that could have drifted.
        @Nullable Tag tag = tagged == null || accepted == null ? null : tagged.load();
        return new Module(
                name,
                ResultsReader.source(directories, session),
                accepted,
                name.isEmpty() ? fileName() : name + "/" + fileName(),
                tag);
    }

    private String fileName() {
        return String.valueOf(baseline.getFileName());
    }
}
