package io.github.memorybudget.core.message;

import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.verdict.Metric;
import java.util.List;
import java.util.Optional;

/**
 * Notes on the search for the cause: what was not found is said, with the reason, where a reader looks for it.
 *
 * @since 0.1
 */
public enum EvidenceNote {
    /** Nothing is known of what holds it. */
    HOLDER_NOT_FOUND("what holds it was not found: "),
    /** Nothing is known of where it was allocated. */
    SITES_NOT_SEEN("where it was allocated was not seen: "),
    /** What became of the heap dump that the user asked for. */
    HEAP_DUMP("heap dump: ");

    private final String prefix;

    EvidenceNote(String prefix) {
        this.prefix = prefix;
    }

    /** The note as a finding that changes nothing. */
    public Finding of(Metric metric, String text) {
        return new Finding(metric, Finding.Kind.NOTE, null, null, prefix + text);
    }

    boolean isIn(Finding finding) {
        return finding.kind() == Finding.Kind.NOTE && finding.message().startsWith(prefix);
    }

    Optional<String> textIn(List<Finding> findings) {
        return findings.stream()
                .filter(this::isIn)
                .findFirst()
                .map(finding -> finding.message().substring(prefix.length()));
    }
}
