package io.github.memorybudget.report.model;

import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * The tests that a report has no room for, gone through one after the other.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public interface MoreTests {

    /** Goes through them, by module, file and line. */
    void forEach(Consumer<JudgedTest> consumer);

    /** None. */
    MoreTests NONE = consumer -> {};
}
