package io.github.memorybudget.report.render.figures;

import io.github.memorybudget.core.result.TestIdentity;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.report.model.JudgedTest;
import io.github.memorybudget.report.model.LostResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * What a test is called in a report.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Names {

    private static final int LONGEST = 200;
    private static final Pattern INVOCATION = Pattern.compile("\\[(?:test-template-invocation|dynamic-test):#(\\d+)]$");

    /** Lower-case words with a point after them, before a name that starts with a capital. */
    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z][a-z0-9_]*+\\.)++(?=[A-Z])");

    private Names() {}

    /** {@code CatalogTest.loads()}, with the display name in brackets where it says more. */
    public static String of(TestIdentity test) {
        return Visible.line(test.label(), LONGEST);
    }

    /** The same, with the module where the report is of several. */
    public static String of(JudgedTest test) {
        return of(test.test()) + inModule(test.module());
    }

    /** The same, with the number of the invocation, since a lost result has no display name. */
    public static String of(LostResult lost) {
        Matcher invocation = INVOCATION.matcher(lost.test().uniqueId());
        return of(lost.test()) + (invocation.find() ? " #" + invocation.group(1) : "") + inModule(lost.module());
    }

    private static String inModule(String module) {
        return module.isEmpty() ? "" : " (" + shortened(module) + ")";
    }

    /** A class, a field or a frame without its package: {@code static Catalog.CACHE}. */
    public static String brief(String code) {
        return Visible.line(PACKAGE.matcher(firstOf(code)).replaceAll(""), LONGEST);
    }

    /** Bounds the work on a hostile text. */
    private static String firstOf(String text) {
        return text.substring(0, Math.min(text.length(), 10 * LONGEST));
    }

    /** Any other text, as long as a name may be. */
    public static String shortened(String text) {
        return Visible.line(text, LONGEST);
    }

    /** The verdict's pattern in a word: {@code LEAK}; the verdict where there is none. */
    public static String pattern(TestResult result) {
        return result.pattern() == null
                ? result.verdict().name().replace('_', ' ')
                : result.pattern().name();
    }

    /** {@code 1 test}, {@code 2 tests}. */
    public static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
