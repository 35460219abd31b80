package io.github.memorybudget.maven;

import io.github.memorybudget.report.judge.Judge;
import io.github.memorybudget.report.suggest.Suggestions;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Prints budgets for what was measured, ready to paste, and lists budgets that are too loose.
 *
 * @since 0.1
 */
@Mojo(name = "suggest", threadSafe = true)
public final class SuggestMojo extends AbstractJudgingMojo {

    /** Creates the goal; Maven sets its parameters. */
    public SuggestMojo() {}

    @Override
    void run() throws MojoExecutionException {
        if (Files.notExists(results())) {
            getLog().info("No results in " + results() + "; run the tests first.");
            return;
        }
        Suggestions suggestions = new Suggestions();
        try {
            Judge.judge("", moduleFiles(null).load(), attemptPolicy()).forEachTest(suggestions::add);
        } catch (IOException unreadable) {
            throw new MojoExecutionException(unreadable.getMessage(), unreadable);
        }
        suggestions.lines().forEach(getLog()::info);
    }
}
