package io.github.memorybudget.report.cli;

import io.github.memorybudget.report.aggregate.ModuleNames;
import io.github.memorybudget.report.source.SourceRoots;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where modules' tests are written, by where their results are. */
final class ModuleSources {

    /** Relative to a module. */
    static final List<Path> BELOW_A_MODULE = List.of(Path.of("src/test/java"), Path.of("src/test/kotlin"));

    private ModuleSources() {}

    static SourceRoots of(Map<String, List<Path>> results) {
        Map<String, List<Path>> sources = new LinkedHashMap<>();
        results.forEach((name, directories) -> {
            List<Path> roots = new ArrayList<>();
            directories.forEach(directory -> places(ModuleNames.directory(directory), roots));
            sources.put(name, roots);
        });
        return new SourceRoots(sources);
    }

    /**
     * The module itself, and, where its results were brought here from another machine, what is called alike in the
     * working directory: of {@code shard-1/extra/core} rather {@code extra/core} than {@code core}.
     */
    private static void places(Path module, List<Path> roots) {
        BELOW_A_MODULE.forEach(below -> roots.add(module.resolve(below)));
        for (int start = 0; start < module.getNameCount(); start++) {
            Path here = module.subpath(start, module.getNameCount());
            if (Files.isDirectory(here)) {
                BELOW_A_MODULE.forEach(below -> roots.add(here.resolve(below)));
            }
        }
    }
}
