package io.github.memorybudget.maven;

import io.github.memorybudget.report.judge.AttemptPolicy;
import io.github.memorybudget.report.run.ModuleFiles;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Sees what happens to the modules of a build after {@code prepare}: a test JVM that died, which ends the build before
 * {@code check} could say it, and a module that is through, after which the root's report is written anew.
 */
final class BuildWatch extends DelegatingListener {

    /**
     * A module's results.
     *
     * @param project the module
     * @param results where they are
     * @param session the build's
     * @param files where they and what they are compared with are
     * @param policy which attempt counts
     * @param history the file that keeps the figures of builds, or null
     * @param ciOutput whether the CI system is told
     * @param log where to say something
     */
    record Watched(
            MavenProject project,
            Path results,
            String session,
            ModuleFiles files,
            AttemptPolicy policy,
            @Nullable Path history,
            boolean ciOutput,
            Log log) {}

    private final Map<MavenProject, Watched> watched = new ConcurrentHashMap<>();
    private final Set<MavenProject> failedInTests = ConcurrentHashMap.newKeySet();
    private final RootReport root;
    private volatile boolean annotated;

    private BuildWatch(@Nullable ExecutionListener next, MavenSession session) {
        super(next);
        this.root = new RootReport(session);
    }

    /** Watches a module until the build ends. */
    static void watch(MavenSession session, MavenProject project, Watched watched) {
        MavenExecutionRequest request = session.getRequest();
        // Modules are prepared in parallel, and the request is all that they share.
        synchronized (request) {
            if (!(request.getExecutionListener() instanceof BuildWatch)) {
                request.setExecutionListener(new BuildWatch(request.getExecutionListener(), session));
            }
            ((BuildWatch) request.getExecutionListener()).watched.put(project, watched);
        }
    }

    /** What watches this build, if {@code prepare} has run in it. */
    static Optional<BuildWatch> of(MavenSession session) {
        return Optional.ofNullable(session.getRequest().getExecutionListener())
                .filter(BuildWatch.class::isInstance)
                .map(BuildWatch.class::cast);
    }

    /** Whether the CI system's summary is written of all modules when the build ends, so that no module needs to. */
    boolean summarizes() {
        return root.isWanted();
    }

    /** Says that the summary of all modules has been written already. */
    void summarized() {
        root.summarized();
    }

    /** Says that the modules' tests have been annotated. */
    void annotated() {
        annotated = true;
    }

    /** Whether the modules' tests have been annotated. */
    boolean hasAnnotated() {
        return annotated;
    }

    @Override
    public void mojoFailed(ExecutionEvent event) {
        MojoExecution failed = event.getMojoExecution();
        PlannedGoal goal = new PlannedGoal(failed.getArtifactId(), failed.getGoal(), false);
        Watched module = watched.get(event.getProject());
        if (module != null && goal.runsTests()) {
            Crashes.report(module, event.getProject());
        }
        if (!goal.checksBudgets()) {
            failedInTests.add(event.getProject());
        }
        super.mojoFailed(event);
    }

    @Override
    public void projectSucceeded(ExecutionEvent event) {
        root.finished(event.getProject(), watched.get(event.getProject()), true);
        super.projectSucceeded(event);
    }

    @Override
    public void projectFailed(ExecutionEvent event) {
        // Where check failed, the tests are through, and their results are all there.
        boolean complete = !failedInTests.contains(event.getProject());
        root.finished(event.getProject(), watched.get(event.getProject()), complete);
        super.projectFailed(event);
    }

    @Override
    public void sessionEnded(ExecutionEvent event) {
        root.announce();
        super.sessionEnded(event);
    }
}
