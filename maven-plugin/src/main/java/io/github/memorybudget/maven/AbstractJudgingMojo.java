package io.github.memorybudget.maven;

import io.github.memorybudget.report.baseline.Tag;
import io.github.memorybudget.report.judge.AttemptPolicy;
import io.github.memorybudget.report.run.ModuleFiles;
import io.github.memorybudget.report.run.Tagged;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What judges results. */
abstract class AbstractJudgingMojo extends AbstractBudgetMojo {

    /** An older baseline, such as the last release's, since which figures must not have grown by more than the drift. */
    @Parameter(property = "memoryBudget.taggedBaseline")
    @Nullable
    File taggedBaseline;

    /** By how much figures may have grown since the tagged baseline: {@code 10 %}. */
    @Parameter(property = "memoryBudget.drift", defaultValue = Tag.DEFAULT_DRIFT)
    String drift;

    /**
     * Which attempt counts where a failing test was run again: {@code worst}, or {@code last} as for the test's own
     * outcome.
     */
    @Parameter(property = "memoryBudget.attempts", defaultValue = "worst")
    String attempts;

    /**
     * Whether what the CI system shows by itself is written: on GitHub Actions the summary of the step, and annotations at
     * the lines of tests that are over budget.
     */
    @Parameter(property = "memoryBudget.ciOutput", defaultValue = "true")
    boolean ciOutput;

    /**
     * A file that keeps the figures of builds, for CI to hand from build to build; this build is added, and shown beside
     * the last ones. Modules can share it. By default none.
     */
    @Parameter(property = "memoryBudget.history")
    @Nullable
    File history;

    final AttemptPolicy attemptPolicy() throws MojoExecutionException {
        try {
            return AttemptPolicy.parse(attempts);
        } catch (IllegalArgumentException malformed) {
            throw new MojoExecutionException("memoryBudget.attempts: " + malformed.getMessage(), malformed);
        }
    }

    final @Nullable Tagged tagged(@Nullable Path file) throws MojoExecutionException {
        try {
            return Tagged.of(file, drift);
        } catch (IllegalArgumentException malformed) {
            throw new MojoExecutionException("memoryBudget.drift: " + malformed.getMessage(), malformed);
        }
    }

    /** The current project's own files. */
    final ModuleFiles moduleFiles(@Nullable String sessionId) throws MojoExecutionException {
        return new ModuleFiles(
                "",
                List.of(results()),
                sessionId,
                baseline.toPath(),
                tagged(taggedBaseline == null ? null : taggedBaseline.toPath()));
    }

    /** The command that accepts what this goal judged, whatever the figures are. */
    final String acceptCommand() {
        return "mvn memory-budget:update-baseline -DmemoryBudget.allowLoosening" + ofThisModule();
    }

    /** What is added to a command to have it for what this goal is about. */
    final String ofThisModule() {
        return isOfOneModule() && Reactor.isOfSeveralModules(session) ? " -pl :" + project.getArtifactId() : "";
    }
}
