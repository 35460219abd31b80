package io.github.memorybudget.report.judge;

import io.github.memorybudget.report.model.Report;
import io.github.memorybudget.report.model.ResultSource;
import org.apiguardian.api.API;

/**
 * Says what each result means for the build.
 *
 * <p>The verdict itself is the test JVM's, which had the evidence; it is not judged again here. So an expired known leak
 * is an ordinary violation.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class Judge {

    private Judge() {}

    /**
     * Judges one module's results by their worst attempts, without a baseline.
     *
     * @param title what was tested, such as the module's name
     */
    public static Report judge(String title, ResultSource results) {
        return judge(title, new Module("", results), AttemptPolicy.WORST);
    }

    /**
     * Judges one module's results.
     *
     * @param title what was tested, such as the module's name
     * @param policy which attempt counts
     */
    public static Report judge(String title, Module module, AttemptPolicy policy) {
        Judging judging = new Judging(title, policy);
        judging.add(module);
        return judging.report();
    }
}
