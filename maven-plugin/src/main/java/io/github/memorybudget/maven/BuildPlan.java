package io.github.memorybudget.maven;

import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import javax.inject.Named;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** Asks Maven itself what it is going to run for the current project, rather than guessing from phases. */
@Named
final class BuildPlan {

    private final LifecycleExecutor lifecycle;

    @Inject
    BuildPlan(LifecycleExecutor lifecycle) {
        this.lifecycle = lifecycle;
    }

    /**
     * The goals of this invocation for the session's current project, in their order.
     *
     * @throws MojoExecutionException if Maven can't tell
     */
    List<PlannedGoal> of(MavenSession session) throws MojoExecutionException {
        try {
            List<PlannedGoal> plan = new ArrayList<>();
            for (MojoExecution execution : lifecycle
                    .calculateExecutionPlan(session, true, tasks(session).toArray(String[]::new))
                    .getMojoExecutions()) {
                plan.add(
                        new PlannedGoal(execution.getArtifactId(), execution.getGoal(), isSkipped(session, execution)));
            }
            return plan;
        } catch (Exception impossible) {
            // Maven declares a dozen types, all of which its own plan of the same build would have met before.
            throw new MojoExecutionException(
                    "Can't tell whether this build runs memory-budget:check: " + impossible.getMessage(), impossible);
        }
    }

    private static List<String> tasks(MavenSession session) {
        List<String> goals = session.getGoals();
        String byDefault = session.getTopLevelProject().getDefaultGoal();
        return goals.isEmpty() && byDefault != null ? List.of(byDefault.strip().split("\\s+")) : goals;
    }

    private static boolean isSkipped(MavenSession session, MojoExecution execution)
            throws ExpressionEvaluationException {
        Xpp3Dom configuration = execution.getConfiguration();
        Xpp3Dom skip = configuration == null ? null : configuration.getChild("skip");
        if (skip == null || skip.getValue() == null) {
            return false;
        }
        PluginParameterExpressionEvaluator evaluator = new PluginParameterExpressionEvaluator(session, execution);
        return isTrue(evaluator.evaluate(skip.getValue()));
    }

    private static boolean isTrue(@Nullable Object value) {
        return value != null && Boolean.parseBoolean(value.toString());
    }
}
