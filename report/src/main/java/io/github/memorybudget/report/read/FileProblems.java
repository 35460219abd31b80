package io.github.memorybudget.report.read;

import io.github.memorybudget.report.model.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The problems of one file; a file that is foreign from end to end must not fill the log. */
final class FileProblems {

    static final int MOST = 10;

    private final Path file;
    private final List<Problem> problems = new ArrayList<>();
    private int more;
    private int future;

    FileProblems(Path file) {
        this.file = file;
    }

    void add(@Nullable Integer line, String message) {
        if (problems.size() < MOST) {
            problems.add(new Problem(file, line, message));
        } else {
            more++;
        }
    }

    /** Every line of such a file says the same, so that one is enough. */
    void addFuture(int line, FutureSchemaException schema) {
        if (future++ == 0) {
            add(line, String.valueOf(schema.getMessage()));
        }
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    List<Problem> all() {
        List<Problem> all = new ArrayList<>(problems);
        if (future > 1) {
            all.add(new Problem(file, null, "in all, " + future + " lines are of a later schema"));
        }
        if (more > 0) {
            all.add(new Problem(file, null, more + " more lines can't be read"));
        }
        return all;
    }
}
