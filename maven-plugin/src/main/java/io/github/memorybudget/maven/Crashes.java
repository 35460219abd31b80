package io.github.memorybudget.maven;

import io.github.memorybudget.report.judge.Judge;
import io.github.memorybudget.report.model.LostResult;
import io.github.memorybudget.report.read.ResultsReader;
import io.github.memorybudget.report.render.figures.Names;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Names the test during which a test JVM died. Surefire ends the build there, before {@code check} could say it.
 *
 * <p>It listens to the build and passes every event on to the listener that was there before.
 */
final class Crashes extends AbstractExecutionListener {

    /**
     * A project's results.
     *
     * @param results where they are
     * @param session the build's
     * @param log where to say it
     */
    record Watched(Path results, String session, Log log) {}

    private final @Nullable ExecutionListener next;
    private final Map<MavenProject, Watched> watched = new ConcurrentHashMap<>();

    private Crashes(@Nullable ExecutionListener next) {
        this.next = next;
    }

    /** Watches a project until the build ends. */
    static void watch(MavenSession session, MavenProject project, Watched watched) {
        MavenExecutionRequest request = session.getRequest();
        // Modules are prepared in parallel, and the request is all that they share.
        synchronized (request) {
            if (!(request.getExecutionListener() instanceof Crashes)) {
                request.setExecutionListener(new Crashes(request.getExecutionListener()));
            }
            ((Crashes) request.getExecutionListener()).watched.put(project, watched);
        }
    }

    @Override
    public void mojoFailed(ExecutionEvent event) {
        MojoExecution failed = event.getMojoExecution();
        Watched results = watched.get(event.getProject());
        if (results != null && new PlannedGoal(failed.getArtifactId(), failed.getGoal(), false).runsTests()) {
            report(results);
        }
        if (next != null) {
            next.mojoFailed(event);
        }
    }

    private static void report(Watched project) {
        List<LostResult> lost = Judge.judge("", ResultsReader.read(List.of(project.results()), project.session()))
                .lost();
        for (LostResult result : lost) {
            project.log().error("LOST " + Names.of(result) + ": " + result.explanation());
        }
        if (!lost.isEmpty()) {
            project.log().error("The results of the tests before it are kept in " + project.results());
        }
    }

    @Override
    public void projectDiscoveryStarted(ExecutionEvent event) {
        if (next != null) {
            next.projectDiscoveryStarted(event);
        }
    }

    @Override
    public void sessionStarted(ExecutionEvent event) {
        if (next != null) {
            next.sessionStarted(event);
        }
    }

    @Override
    public void sessionEnded(ExecutionEvent event) {
        if (next != null) {
            next.sessionEnded(event);
        }
    }

    @Override
    public void projectSkipped(ExecutionEvent event) {
        if (next != null) {
            next.projectSkipped(event);
        }
    }

    @Override
    public void projectStarted(ExecutionEvent event) {
        if (next != null) {
            next.projectStarted(event);
        }
    }

    @Override
    public void projectSucceeded(ExecutionEvent event) {
        if (next != null) {
            next.projectSucceeded(event);
        }
    }

    @Override
    public void projectFailed(ExecutionEvent event) {
        if (next != null) {
            next.projectFailed(event);
        }
    }

    @Override
    public void mojoSkipped(ExecutionEvent event) {
        if (next != null) {
            next.mojoSkipped(event);
        }
    }

    @Override
    public void mojoStarted(ExecutionEvent event) {
        if (next != null) {
            next.mojoStarted(event);
        }
    }

    @Override
    public void mojoSucceeded(ExecutionEvent event) {
        if (next != null) {
            next.mojoSucceeded(event);
        }
    }

    @Override
    public void forkStarted(ExecutionEvent event) {
        if (next != null) {
            next.forkStarted(event);
        }
    }

    @Override
    public void forkSucceeded(ExecutionEvent event) {
        if (next != null) {
            next.forkSucceeded(event);
        }
    }

    @Override
    public void forkFailed(ExecutionEvent event) {
        if (next != null) {
            next.forkFailed(event);
        }
    }

    @Override
    public void forkedProjectStarted(ExecutionEvent event) {
        if (next != null) {
            next.forkedProjectStarted(event);
        }
    }

    @Override
    public void forkedProjectSucceeded(ExecutionEvent event) {
        if (next != null) {
            next.forkedProjectSucceeded(event);
        }
    }

    @Override
    public void forkedProjectFailed(ExecutionEvent event) {
        if (next != null) {
            next.forkedProjectFailed(event);
        }
    }
}
