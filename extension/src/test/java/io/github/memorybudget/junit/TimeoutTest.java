package io.github.memorybudget.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.memorybudget.junit.Run.Line;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.jupiter.api.io.TempDir;

/** Tests that have a timeout: what runs within it, and what becomes of a run that it ends. */
class TimeoutTest {

    private static CountDownLatch fixtureEnded = new CountDownLatch(1);
    private static CountDownLatch abandonedEnded = new CountDownLatch(1);

    @TempDir
    Path results;

    @BeforeEach
    void begin() {
        fixtureEnded = new CountDownLatch(1);
        abandonedEnded = new CountDownLatch(1);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        boolean ended = false;
        while (!ended) {
            try {
                ended = latch.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException timeout) {
                continue;
            }
        }
    }

    // The first test of a JVM

    /** Is where JUnit's own interceptor for timeouts is, and tells what its thread did within. */
    static final class Within implements InvocationInterceptor {

        static long allocated;

        @Override
        public void interceptTestMethod(
                Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
                throws Throwable {
            ThreadMXBean counters = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = counters.getCurrentThreadAllocatedBytes();
            invocation.proceed();
            allocated = counters.getCurrentThreadAllocatedBytes() - before;
        }
    }

    @ExtendWith(Within.class)
    static class FirstCases {
        @Test
        @MemoryBudget(retained = "0 B", allocated = "0 B")
        void empty() {}
    }

    /** A JVM whose first test this is. */
    static final class FirstOfItsJvm {
        private FirstOfItsJvm() {}

        public static void main(String[] args) {
            Line result = Run.of(Path.of(args[0]), FirstCases.class).result("empty");
            System.out.println(result.answer() + " " + result.at("metrics", "retained", "measured") + " "
                    + result.at("metrics", "allocated", "measured") + " " + Within.allocated);
        }
    }

    @Test
    void whatIsDoneOnceAJvmIsDoneBeforeTheFirstTestsTimeout() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        FirstOfItsJvm.class.getName(),
                        results.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();

        String[] words = said.strip().split(" ");
        assertThat(said).startsWith("PASS HEALTHY 0 0 ");
        // What is done once takes some 60 MB; the heap dump from right before the body, 2 to 3.
        assertThat(Long.parseLong(words[words.length - 1])).isLessThan(16 << 20);
    }

    // A thread that goes on after the timeout

    /** Lets JUnit give the test up before our interceptor is reached. */
    static final class Late implements InvocationInterceptor {
        @Override
        public void interceptTestMethod(
                Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
                throws Throwable {
            awaitUninterrupted(fixtureEnded);
            try {
                invocation.proceed();
            } finally {
                abandonedEnded.countDown();
            }
        }
    }

    /** The last of all that is called after each test. */
    static final class Ended implements TestWatcher {
        @Override
        public void testFailed(ExtensionContext context, Throwable cause) {
            fixtureEnded.countDown();
        }
    }

    @ExtendWith({Ended.class, Late.class})
    static class LateCases {
        @Test
        @Timeout(value = 50, unit = TimeUnit.MILLISECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        @MemoryBudget(allocated = "1 MB")
        void isLate() {}
    }

    @ExtendWith(Ended.class)
    static class ExhaustedCases {
        @Test
        @Timeout(value = 50, unit = TimeUnit.MILLISECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        @MemoryBudget(allocated = "1 MB")
        void runsOut() {
            awaitUninterrupted(fixtureEnded);
            abandonedEnded.countDown();
            throw new OutOfMemoryError("on purpose");
        }
    }

    @Test
    void aThreadThatATimeoutHasAbandonedAnnouncesNoOtherAttempt() throws InterruptedException {
        assertWritesNothingMore(LateCases.class, "isLate");
    }

    @Test
    void aThreadThatATimeoutHasAbandonedWritesNoOtherResult() throws InterruptedException {
        assertWritesNothingMore(ExhaustedCases.class, "runsOut");
    }

    private void assertWritesNothingMore(Class<?> cases, String method) throws InterruptedException {
        Run run = Run.of(results, cases);
        assertThat(run.failureOf(method)).get().isInstanceOf(TimeoutException.class);
        assertThat(abandonedEnded.await(1, TimeUnit.MINUTES)).isTrue();
        // What such a thread writes, it writes right away.
        Thread.sleep(500);

        List<Line> lines = Run.read(results).stream()
                .filter(line -> method.equals(line.at("method")))
                .toList();
        assertThat(lines).extracting(line -> line.text("type")).containsExactly("started", "result");
        assertThat(lines).extracting(line -> line.number("attempt")).containsExactly(1L, 1L);
        assertThat(lines.get(1).answer()).isEqualTo("NOT_JUDGED");
        assertThat(lines.get(1).text("reason")).startsWith("the test failed: java.util.concurrent.TimeoutException");
    }
}
