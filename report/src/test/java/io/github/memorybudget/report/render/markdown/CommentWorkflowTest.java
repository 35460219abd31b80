package io.github.memorybudget.report.render.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.memorybudget.report.Samples;
import io.github.memorybudget.report.render.SampleReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the documented workflow that comments, with a {@code gh} that only notes what it is asked for. */
class CommentWorkflowTest {

    private static final Path WORKFLOW = Path.of("..", "docs", "github", "memory-budget-comment.yml");

    private static final String GH = """
            #!/bin/bash
            case "$*" in
              "run download"*) mkdir -p report && cp given.md report/report.md ;;
              *"/pulls"*) echo 7 ;;
              *"--paginate"*) for i in $(seq 1 20000); do echo $((i + 41)); done ;;
              *) echo "$*" > asked ;;
            esac
            """;

    @TempDir
    Path directory;

    @BeforeEach
    void writeProgram() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "Skipped: no bash");
        Path gh = Files.writeString(directory.resolve("gh"), GH);
        Files.setPosixFilePermissions(gh, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String comment(byte[] report) throws IOException, InterruptedException {
        Files.write(directory.resolve("given.md"), report);
        String workflow = Files.readString(WORKFLOW);
        String script = workflow.substring(workflow.indexOf("run: |") + "run: |".length())
                .stripIndent();
        ProcessBuilder bash = new ProcessBuilder("/bin/bash", "-c", script)
                .directory(directory.toFile())
                .redirectErrorStream(true);
        bash.environment().put("PATH", directory + ":" + System.getenv("PATH"));
        bash.environment()
                .putAll(java.util.Map.of("RUN", "1", "REPOSITORY", "acme/shop", "HEAD", "me:b", "SHA", "abc"));
        Process process = bash.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(directory.resolve("asked")).content().contains("-X PATCH", "/comments/42 ");
        String comment = Files.readString(directory.resolve("comment.md"));
        assertThat(comment).startsWith("<!-- memory-budget-report -->\n");
        // GitHub takes no more.
        assertThat(comment.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(65_536);
        assertThat(comment).doesNotContainPattern("@(?!&#8203;)");
        return comment;
    }

    @Test
    void ourOwnReportComesThroughWhole() throws IOException, InterruptedException {
        String report = MarkdownReport.render(SampleReport.of(IntStream.range(0, 1_000)
                .mapToObj(i -> Samples.leak(Samples.named("@@@@@ é " + i), 1))
                .toArray(io.github.memorybudget.core.result.TestResult[]::new)));

        assertThat(report).contains("_Cut to stay below 64 KB");
        assertThat(comment(report.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("<!-- memory-budget-report -->\n" + report);
    }

    @Test
    void whatAForkWroteMentionsNobodyAndFits() throws IOException, InterruptedException {
        comment("@octocat ".repeat(20_000).getBytes(StandardCharsets.UTF_8));
        comment("é".repeat(70_000).getBytes(StandardCharsets.UTF_8));
        comment(new byte[] {'a', (byte) 0xC3, '\n', (byte) 0xFF, '@', 'b'});
    }
}
