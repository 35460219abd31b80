package io.github.memorybudget.core.heapdump;

import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.text.Lines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A question as lines in a file, for another JVM of the same version of this library. */
record AnalysisRequest(
        Kind kind, List<HeapDump> dumps, String className, HolderRules rules, List<ClassGrowth> growth, int traces) {

    enum Kind {
        COMPARE,
        ATTRIBUTE,
        ESTIMATE,
        BROUGHT_BY_RUN,
        BUFFERS,
        COUNTED_BUFFERS,
        THREADS,
        INSTANCES,
        MARKED
    }

    AnalysisRequest {
        dumps = List.copyOf(dumps);
        growth = List.copyOf(growth);
    }

    String write() {
        Lines lines = new Lines().add("kind", kind).add("traces", traces).add("class", className);
        for (HeapDump dump : dumps) {
            HeapLayout layout = dump.layout();
            Path sizes = dump.sizesFile();
            lines.add(
                    "dump",
                    dump.file().toAbsolutePath(),
                    sizes == null ? "" : sizes.toAbsolutePath(),
                    layout.objectHeader(),
                    layout.arrayHeader(),
                    layout.referenceSize(),
                    layout.alignment());
        }
        rules.own().names().forEach(name -> lines.add("own", name));
        rules.ownPackages().names().forEach(name -> lines.add("package", name));
        rules.ownDirectories().forEach(directory -> lines.add("directory", directory.toAbsolutePath()));
        rules.loadedByRun().forEach(name -> lines.add("loaded", name));
        rules.frameworks().names().forEach(name -> lines.add("framework", name));
        rules.ignored().names().forEach(name -> lines.add("ignored", name));
        growth.forEach(each -> lines.add("growth", each.className(), each.instances(), each.bytes()));
        return lines.toString();
    }

    static AnalysisRequest read(List<String> lines) throws IOException {
        Kind kind = null;
        int traces = 1;
        String className = "";
        List<HeapDump> dumps = new ArrayList<>();
        Set<String> own = new HashSet<>();
        Set<String> packages = new HashSet<>();
        Set<Path> directories = new HashSet<>();
        Set<String> loaded = new HashSet<>();
        Set<String> frameworks = new HashSet<>();
        Set<String> ignored = new HashSet<>();
        List<ClassGrowth> growth = new ArrayList<>();
        for (String line : lines) {
            List<String> column = Lines.columns(line);
            switch (column.get(0)) {
                case "kind" -> kind = Kind.valueOf(column.get(1));
                case "traces" -> traces = Integer.parseInt(column.get(1));
                case "class" -> className = column.get(1);
                case "dump" -> dumps.add(dump(column));
                case "directory" -> directories.add(Path.of(column.get(1)));
                case "own" -> own.add(column.get(1));
                case "package" -> packages.add(column.get(1));
                case "loaded" -> loaded.add(column.get(1));
                case "framework" -> frameworks.add(column.get(1));
                case "ignored" -> ignored.add(column.get(1));
                case "growth" ->
                    growth.add(new ClassGrowth(
                            column.get(1), Long.parseLong(column.get(2)), Long.parseLong(column.get(3))));
                default -> throw new IOException("A request can't have the line " + line);
            }
        }
        HolderRules rules = new HolderRules(
                new ClassNamePatterns(own),
                new ClassNamePatterns(packages),
                directories,
                loaded,
                new ClassNamePatterns(frameworks),
                new ClassNamePatterns(ignored));
        return new AnalysisRequest(complete(kind, dumps), dumps, className, rules, growth, traces);
    }

    private static Kind complete(@Nullable Kind kind, List<HeapDump> dumps) throws IOException {
        if (kind == null || dumps.size() != (kind == Kind.COMPARE || kind == Kind.ATTRIBUTE ? 2 : 1)) {
            throw new IOException("A request needs its kind and dumps, found " + kind + " and " + dumps.size());
        }
        return kind;
    }

    private static HeapDump dump(List<String> column) {
        HeapLayout layout = new HeapLayout(
                Integer.parseInt(column.get(3)),
                Integer.parseInt(column.get(4)),
                Integer.parseInt(column.get(5)),
                Integer.parseInt(column.get(6)));
        return HeapDump.of(Path.of(column.get(1)), layout, column.get(2).isEmpty() ? null : Path.of(column.get(2)));
    }
}
