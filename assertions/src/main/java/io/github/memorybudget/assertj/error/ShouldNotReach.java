package io.github.memorybudget.assertj.error;

import io.github.memorybudget.core.footprint.ReferencePath;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/**
 * Says that an object reaches another one that it may not reach.
 *
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public final class ShouldNotReach extends BasicErrorMessageFactory {

    /** Of a long list the ends are told, which say how it is reached and what it is reached by. */
    private static final int MOST_STEPS = 20;

    private ShouldNotReach(String type, ReferencePath path) {
        super(
                "%nExpecting %s not to reach an instance of:%n  %s%nbut it does:%n  %s%s",
                unquotedString(path.from()), unquotedString(type), unquotedString(path.from()), steps(path));
    }

    private static Plain steps(ReferencePath path) {
        List<String> lines = new ArrayList<>();
        int count = path.steps().size();
        for (int i = 0; i < count; i++) {
            if (count > MOST_STEPS && i == MOST_STEPS / 2) {
                int skipped = count - MOST_STEPS;
                lines.add("  ↓ … " + skipped + " more steps");
                i += skipped;
            }
            ReferencePath.Step step = path.steps().get(i);
            lines.add((i == count - 1 ? "  ╰→ " : "  ↓ ") + step.reference() + "  " + step.to());
        }
        String separator = String.format("%n");
        return new Plain(separator + String.join(separator, lines));
    }

    /**
     * Makes the message.
     *
     * @param type name of the type that may not be reached
     * @param path how it is reached
     */
    public static ErrorMessageFactory shouldNotReach(String type, ReferencePath path) {
        return new ShouldNotReach(type, path);
    }
}
