package io.github.memorybudget.report.aggregate;

import io.github.memorybudget.report.model.Problem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * The results directories below some directories, such as those that the shards of a CI build were downloaded to.
 *
 * @param directories every directory that holds {@code *.jsonl} files, sorted
 * @param problems what can't be read, or is not there though it was asked for
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record ResultTrees(List<Path> directories, List<Problem> problems) {

    public ResultTrees {
        directories = List.copyOf(directories);
        problems = List.copyOf(problems);
    }

    /** Looks through the directories, whatever depth the results are in. */
    public static ResultTrees below(Collection<Path> roots) {
        SortedSet<Path> found = new TreeSet<>();
        List<Problem> problems = new ArrayList<>();
        for (Path root : roots) {
            if (!Files.isDirectory(root)) {
                problems.add(
                        new Problem(root, null, "is not a directory; a directory with results was expected there"));
                continue;
            }
            walk(root.toAbsolutePath().normalize(), found, problems);
        }
        return new ResultTrees(List.copyOf(found), problems);
    }

    private static void walk(Path root, SortedSet<Path> found, List<Problem> problems) {
        int before = found.size() + problems.size();
        boolean[] any = new boolean[1];
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(".jsonl")) {
                        found.add(file.getParent());
                        any[0] = true;
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                    problems.add(new Problem(file, null, "can't be read: " + unreadable));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            problems.add(new Problem(root, null, "can't be read: " + unreadable));
        }
        if (!any[0] && found.size() + problems.size() == before) {
            problems.add(new Problem(root, null, "holds no results: no *.jsonl file is in it, nor below it"));
        }
    }
}
