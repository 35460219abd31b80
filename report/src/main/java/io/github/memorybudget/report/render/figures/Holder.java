package io.github.memorybudget.report.render.figures;

import io.github.memorybudget.core.result.LeakTrace;
import io.github.memorybudget.core.result.StepNote;
import io.github.memorybudget.core.size.ByteSize;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * What holds leaked memory, in words.
 *
 * @param trace the path from the root
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Holder(LeakTrace trace) {

    private static final int LONGEST_STEP = 300;

    /** {@code 2.0 MB in 6,000 objects}. */
    public String amount() {
        return ByteSize.readable(trace.retained())
                + String.format(
                        Locale.ROOT, " in %,d %s", trace.objects(), trace.objects() == 1 ? "object" : "objects");
    }

    /** The root's kind. */
    public String root() {
        return Visible.line(trace.root(), LONGEST_STEP);
    }

    /** How many steps the path has. */
    public int steps() {
        return trace.path().size();
    }

    /** One step of the path: {@code static com.acme.Catalog.CACHE}. */
    public String step(int index) {
        return Visible.line(trace.path().get(index), LONGEST_STEP);
    }

    /** Whether the reference that the step names may be the mistake. */
    public boolean isSuspect(int index) {
        StepNote note = trace.noteOf(index);
        return note != null && note.suspect();
    }

    /** {@code 10,000 entries (+2,000 a run)}; empty where the step is no collection, or its entries are not known. */
    public String entries(int index) {
        StepNote note = trace.noteOf(index);
        if (note == null || note.entries() == null) {
            return "";
        }
        String grown = note.grown() == null || note.grown() == 0
                ? ""
                : String.format(Locale.ROOT, " (%+,d a run)", note.grown());
        return String.format(Locale.ROOT, "%,d %s", note.entries(), note.entries() == 1 ? "entry" : "entries") + grown;
    }

    /** The likely cause and what to do; empty where the path has none of the known shapes. */
    public String cause() {
        return trace.cause() == null ? "" : Visible.line(trace.cause(), 2 * LONGEST_STEP);
    }

    /** The fingerprint, by which the leak is known again. */
    public String fingerprint() {
        return Visible.line(trace.fingerprint(), 100);
    }
}
