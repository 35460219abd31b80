package io.github.memorybudget.maven;

import io.github.memorybudget.core.config.Key;
import io.github.memorybudget.core.config.Mode;
import io.github.memorybudget.report.judge.AttemptPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

/**
 * Looks at the settings of a build as they were written. Maven takes any text for a boolean and passes over a name that
 * nobody reads; both would let a leak through in silence.
 */
final class Settings {

    private Settings() {}

    static void check(MavenSession session, MavenProject project) throws MojoExecutionException {
        Map<String, String> written = new TreeMap<>();
        put(project.getProperties(), written);
        put(session.getUserProperties(), written);
        List<String> complaints = complaints(written, System.getenv().keySet());
        if (!complaints.isEmpty()) {
            throw new MojoExecutionException(String.join("\n", complaints));
        }
    }

    static List<String> complaints(Map<String, String> written, Set<String> environmentNames) {
        List<String> complaints = new ArrayList<>(Key.complaints(written.keySet(), environmentNames));
        written.forEach((name, value) -> Key.ofFullName(name)
                .filter(key -> !isAccepted(key, value))
                .ifPresent(key -> complaints.add(name + " is \"" + value + "\", but must be " + key.acceptedForm())));
        return complaints;
    }

    private static boolean isAccepted(Key key, String value) {
        if (key == Key.MODE) {
            return List.of(Mode.values()).stream().anyMatch(mode -> mode.key().equalsIgnoreCase(value.strip()));
        }
        if (key == Key.ATTEMPTS) {
            return List.of(AttemptPolicy.values()).stream()
                    .anyMatch(policy -> policy.key().equalsIgnoreCase(value.strip()));
        }
        boolean truth = key.acceptedForm().equals("true or false");
        return !truth || value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
    }

    private static void put(Properties properties, Map<String, String> written) {
        for (String name : properties.stringPropertyNames()) {
            written.put(name, properties.getProperty(name));
        }
    }
}
