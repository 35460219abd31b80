package io.github.memorybudget.maven;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Fails the build if a test is over budget, if a figure is worse than the baseline allows, or if results are missing.
 * Writes the report where {@code report} has not.
 *
 * @since 0.1
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractCheckMojo {

    /** Creates the goal; Maven sets its parameters. */
    public CheckMojo() {}
}
