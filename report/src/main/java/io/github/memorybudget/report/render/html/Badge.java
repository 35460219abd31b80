package io.github.memorybudget.report.render.html;

import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.render.figures.Names;
import java.util.Locale;

/** A test's outcome in a word or two; colour only repeats what the word says. */
final class Badge {

    private Badge() {}

    static void write(Html html, JudgedTest test) {
        String pattern = Names.pattern(test.result());
        String word = switch (test.outcome()) {
            case VIOLATION -> pattern;
            case KNOWN -> "KNOWN " + pattern;
            case FIXED -> "FIXED";
            case NOTED -> "NOTE";
            case HEALTHY -> "HEALTHY";
            case INCONCLUSIVE -> "INCONCLUSIVE";
            case NOT_JUDGED -> "NOT JUDGED";
        };
        html.element("span", word, "class", "badge " + test.outcome().name().toLowerCase(Locale.ROOT));
    }
}
