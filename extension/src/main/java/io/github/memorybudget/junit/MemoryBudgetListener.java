package io.github.memorybudget.junit;

import org.apiguardian.api.API;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * Found by the launcher. Remembers the run's configuration parameters for rehearsals, warns of budgets that no test will
 * ever honour, and sums up at the end where no build does.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MemoryBudgetListener implements TestExecutionListener {

    /** For the launcher's service loader. */
    public MemoryBudgetListener() {}

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
        OuterRequest.rememberKeys(testPlan.getConfigurationParameters().keySet());
        MisplacedBudgets.warn(testPlan);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan testPlan) {
        if (!BuildDirectory.belongsToBuild()) {
            RunSummary.take().ifPresent(System.out::print);
        }
    }
}
