package io.github.memorybudget.report.render;

import io.github.memorybudget.core.result.AllocationSite;
import io.github.memorybudget.core.result.ClassGrowth;
import io.github.memorybudget.core.result.Figure;
import io.github.memorybudget.core.result.Figures;
import io.github.memorybudget.core.result.Finding;
import io.github.memorybudget.core.result.FootprintFigure;
import io.github.memorybudget.core.result.KnownLeakNote;
import io.github.memorybudget.core.result.LeakTrace;
import io.github.memorybudget.core.result.TestIdentity;
import io.github.memorybudget.core.result.TestResult;
import io.github.memorybudget.core.result.ThreadsFigure;
import io.github.memorybudget.core.verdict.MemoryPattern;
import io.github.memorybudget.core.verdict.Metric;
import io.github.memorybudget.core.verdict.Verdict;
import io.github.memorybudget.report.Builder;
import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.model.LostResult;
import io.github.memorybudget.report.model.Problem;
import io.github.memorybudget.report.model.Report;
import java.nio.file.Path;
import java.util.List;

/** The same text in every place that a test, a class or a thread can name. */
public final class Hostile {

    /** Names that want to be more than a name, in one output or another. */
    public static final List<String> NAMES = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "</code></pre></details></summary>",
            "a|b|c\n|---|\n# heading\n\n- item",
            "```\n</pre>\n[link](javascript:alert(1)) ![x](https://evil.example/x.png)",
            "@octocat #1 *a* __b__ ~~c~~ `d` $e$ \\",
            "\u001b[31mred\u001b[2J\u0007\u0000",
            "first\r\n::set-output name=x::y\n::error file=a,line=1::b",
            "::set-env name=PATH::evil",
            "##[error]evil ##vso[task.setvariable variable=x]y ##teamcity[buildStop]",
            "%0A::add-mask::a%25,line=2::",
            "\u202eevil\u202c \u2066x\u2069 \u200f \u200b \u2028 \u2029 \ufeff",
            "\ud800 unpaired \udc00",
            "\ufffe none \uffff \ufdd0 \ud83f\udfff",
            "]]><!-- --> <![CDATA[ &amp; &#60;",
            "a\"b\\c\n# EOF\nmemory_budget_tests 0",
            "x".repeat(10_000),
            ":: ".repeat(3_000),
            "../../../../etc/passwd\u0000.java");

    private Hostile() {}

    public static Report report(String text) {
        TestIdentity test = new TestIdentity("com.acme." + text, text, List.of(text), "shown " + text, text);
        Figure figure = new Figure(1L, 2_000_000L, null, List.of(), null, null);
        TestResult violation = new Builder(test, Verdict.FAIL, MemoryPattern.LEAK)
                .figures(new Figures(
                        figure,
                        null,
                        null,
                        null,
                        new ThreadsFigure(0, 1, List.of(text)),
                        List.of(new FootprintFigure(text, 1L, 2L))))
                .finding(new Finding(Metric.RETAINED, Finding.Kind.VIOLATION, 1L, 2L, text))
                .expired(new KnownLeakNote(text, text, text))
                .growth(new ClassGrowth(text, 1, 1))
                .trace(new LeakTrace(text, 1, 1, text, List.of(text)))
                .site(new AllocationSite(text, 1, List.of(text)))
                .reason(text)
                .build();
        return SampleReport.of(
                List.of(violation, Samples.healthy(test)),
                List.of(new LostResult(test, 1, Samples.NOON, null, true)),
                List.of(new Problem(Path.of("results", "1.jsonl"), 1, text)));
    }
}
