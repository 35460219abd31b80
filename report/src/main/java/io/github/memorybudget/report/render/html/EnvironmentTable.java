package io.github.memorybudget.report.render.html;

import io.github.memorybudget.core.environment.Environment;
import io.github.memorybudget.report.render.figures.Visible;
import org.jspecify.annotations.Nullable;

/** What figures depend on besides the code. */
final class EnvironmentTable {

    private EnvironmentTable() {}

    static void write(Html html, @Nullable Environment environment) {
        if (environment == null) {
            html.element("p", "Measured in: not known", "class", "origin").line();
            return;
        }
        html.element("p", "Measured in: " + line(environment), "class", "origin")
                .line();
    }

    /** {@code Java 17 (OpenJDK 64-Bit Server VM 17.0.1), G1, amd64, compressed references, …}. */
    static String line(Environment environment) {
        return Visible.line(
                "Java " + environment.jdk() + " (" + environment.vm() + "), " + environment.gc() + ", "
                        + environment.arch() + ", "
                        + (environment.compressedOops() ? "compressed" : "uncompressed") + " references, "
                        + (environment.compactHeaders() ? "compact" : "ordinary") + " object headers",
                400);
    }
}
