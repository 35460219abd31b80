package io.github.memorybudget.report.source;

import io.github.memorybudget.report.model.SourceLocation;
import io.github.memorybudget.report.model.SourceLocations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Finds tests in directories of sources. The line is that of the method's declaration, found in the text: results do not
 * tell it, and an annotation must stand beside the test.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class SourceRoots implements SourceLocations {

    private static final List<String> SUFFIXES = List.of(".java", ".kt", ".groovy");
    /** Anything else is no name of a class, and might be a path to somewhere. */
    private static final Pattern CLASS_NAME = Pattern.compile("[\\p{L}\\p{N}_$]+(?:\\.[\\p{L}\\p{N}_$]+)*");

    private record Place(String module, String className, String method) {}

    private final List<Path> all;
    private final Map<String, List<Path>> byModule;
    /** Each test is asked for by several writers, and again after each module of a build. */
    private final Map<Place, Optional<SourceLocation>> found = new ConcurrentHashMap<>();

    /**
     * Sources of a report of one module.
     *
     * @param roots directories such as {@code src/test/java}, absolute or relative to the working directory
     */
    public SourceRoots(List<Path> roots) {
        this(Map.of("", roots));
    }

    /**
     * Sources of a report of several modules.
     *
     * @param byModule by the modules' names such directories
     */
    public SourceRoots(Map<String, List<Path>> byModule) {
        Map<String, List<Path>> absolute = new LinkedHashMap<>();
        byModule.forEach((module, roots) -> absolute.put(
                module,
                roots.stream()
                        .map(root -> root.toAbsolutePath().normalize())
                        .distinct()
                        .toList()));
        this.byModule = absolute;
        this.all = absolute.values().stream().flatMap(List::stream).distinct().toList();
    }

    @Override
    public Optional<SourceLocation> of(String module, String className, String method) {
        return CLASS_NAME.matcher(className).matches()
                ? found.computeIfAbsent(new Place(module, className, method), this::find)
                : Optional.empty();
    }

    private Optional<SourceLocation> find(Place place) {
        String className = place.className();
        int nested = className.indexOf('$');
        String file = (nested < 0 ? className : className.substring(0, nested)).replace('.', '/');
        // A file of another module that has the same name is worse than none.
        for (Path root : byModule.getOrDefault(place.module(), place.module().isEmpty() ? all : List.of())) {
            for (String suffix : SUFFIXES) {
                Path source = root.resolve(file + suffix);
                if (Files.isRegularFile(source)) {
                    return Optional.of(new SourceLocation(relative(source), line(source, className, place.method())));
                }
            }
        }
        return Optional.empty();
    }

    private static int line(Path file, String className, String method) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            // Another encoding, or gone meanwhile. The file's name alone is still a help.
            return 1;
        }
        String simple = className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
        int start = find(
                lines, 0, Pattern.compile("\\b(?:class|interface|record|object)\\s+" + Pattern.quote(simple) + "\\b"));
        // A type or a keyword before the name tells a declaration from a call.
        int found = find(
                lines,
                Math.max(0, start),
                Pattern.compile(
                        "^(?!\\s*(?://|\\*|return\\b|new\\b)).*[\\w>\\]]\\s+`?" + Pattern.quote(method) + "`?\\s*\\("));
        return 1 + Math.max(0, found < 0 ? start : found);
    }

    private static int find(List<String> lines, int from, Pattern pattern) {
        for (int i = from; i < lines.size(); i++) {
            if (pattern.matcher(lines.get(i)).find()) {
                return i;
            }
        }
        return -1;
    }

    /** Relative to the repository, which is what CI systems know files by; failing that to the working directory. */
    private static String relative(Path file) {
        for (Path parent = file.getParent(); parent != null; parent = parent.getParent()) {
            if (Files.exists(parent.resolve(".git"))) {
                return slashes(parent.relativize(file));
            }
        }
        Path here = Path.of("").toAbsolutePath();
        return slashes(file.startsWith(here) ? here.relativize(file) : file);
    }

    private static String slashes(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }
}
