package io.github.memorybudget.report.baseline;

import io.github.memorybudget.core.size.ByteSize;
import io.github.memorybudget.core.verdict.Metric;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One change of a baseline, or one that was refused.
 *
 * @param kind what happened
 * @param environment the environment's key, or null where the change is of all
 * @param test the test's key
 * @param figure which figure, or null where the change is of the test
 * @param before the accepted figure before, or null
 * @param after the figure now, or null
 * @param fingerprint a leak's, or null
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record AcceptedChange(
        Kind kind,
        @Nullable String environment,
        String test,
        @Nullable FigureKey figure,
        @Nullable Long before,
        @Nullable Long after,
        @Nullable String fingerprint) {

    /** What happened to a figure, a test or a leak. */
    public enum Kind {
        ADDED("added"),
        TIGHTENED("tightened"),
        LOOSENED("loosened"),
        REFUSED("not loosened"),
        DROPPED("dropped"),
        LEAK_ACCEPTED("leak accepted"),
        LEAK_REFUSED("leak not accepted"),
        LEAK_GONE("leak gone");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    static AcceptedChange ofFigure(
            Kind kind, String environment, String test, FigureKey figure, @Nullable Long before, long after) {
        return new AcceptedChange(kind, environment, test, figure, before, after, null);
    }

    static AcceptedChange ofTest(Kind kind, @Nullable String environment, String test, @Nullable String fingerprint) {
        return new AcceptedChange(kind, environment, test, null, null, null, fingerprint);
    }

    /** Whether it would have loosened the baseline, and was left. */
    public boolean isRefused() {
        return kind == Kind.REFUSED || kind == Kind.LEAK_REFUSED;
    }

    /** One line: {@code tightened  com.acme.CatalogTest#loads() retained 2,097,176 B -> 65,536 B (17-G1-…)}. */
    public String describe() {
        StringBuilder line = new StringBuilder(kind.words).append("  ").append(test);
        if (figure != null) {
            line.append(' ').append(figure.text()).append(' ');
            if (before != null) {
                line.append(exact(figure.metric(), before)).append(" -> ");
            }
            if (after != null) {
                line.append(exact(figure.metric(), after));
            }
        }
        if (fingerprint != null) {
            line.append(" fingerprint ").append(fingerprint);
        }
        return line.append(environment == null ? "" : " (" + environment + ")").toString();
    }

    private static String exact(Metric metric, long value) {
        return metric.isBytes() ? ByteSize.exact(value) : Long.toString(value);
    }
}
