package io.github.memorybudget.core.heapdump;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What libraries register with the JDK when they are first used, and the JDK keeps in maps that were there before. */
class LibraryRegistrationTest {

    private static final HolderRules RULES = new HolderRules(
            ClassNamePatterns.of(LibraryRegistrationTest.class.getName()),
            Set.of(),
            ClassNamePatterns.of("org.junit.*", "org.apache.maven.*"),
            ClassNamePatterns.NONE);

    @TempDir
    private Path directory;

    static final class Hook extends Thread {
        final byte[] state = new byte[100_000];
    }

    @Test
    void theShutdownHookOfALibraryThatTheRunLoadedIsItsFirstUse() throws IOException {
        HolderRules library = new HolderRules(
                ClassNamePatterns.NONE, Set.of(Hook.class.getName()), RULES.frameworks(), RULES.ignored());
        // Only the JDK's list holds them; a variable of this test would be the nearer holder.
        List<WeakReference<Hook>> hooks = new ArrayList<>();
        Runnable register = () -> {
            Hook hook = new Hook();
            hooks.add(new WeakReference<>(hook));
            Runtime.getRuntime().addShutdownHook(hook);
        };
        try {
            HolderReport report = LiveDumpTest.grown(directory, register, library);
            // Of this holder alone: cleaners of the JDK that go meanwhile are first use that shrinks.
            assertThat(report.holders()).anySatisfy(holder -> {
                assertThat(holder.name()).isEqualTo("static java.lang.ApplicationShutdownHooks.hooks");
                assertThat(holder.heldBy().isWarmUp()).isTrue();
                assertThat(holder.bytes()).isGreaterThanOrEqualTo(100_016);
            });
            assertThat(report.countedAtMost()).isLessThan(5000);
            assertThat(LiveDumpTest.grown(directory, register, RULES).countedAtMost())
                    .isGreaterThanOrEqualTo(100_016);
        } finally {
            for (WeakReference<Hook> hook : hooks) {
                Runtime.getRuntime().removeShutdownHook(hook.get());
            }
        }
    }

    /** Its interface is public, as JMX wants it. */
    public interface PartMXBean {
        int size();
    }

    static final class Part implements PartMXBean {
        final byte[] state = new byte[100_000];

        @Override
        public int size() {
            return state.length;
        }
    }

    @Test
    void theOneMBeanOfALibraryThatTheRunLoadedIsItsFirstUse() throws Exception {
        HolderRules library = new HolderRules(
                ClassNamePatterns.NONE, Set.of(Part.class.getName()), RULES.frameworks(), RULES.ignored());
        List<ObjectName> names = new ArrayList<>();
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        Runnable register = () -> {
            try {
                ObjectName name = new ObjectName("live.dump.test" + names.size() + ":type=Part");
                server.registerMBean(new Part(), name);
                names.add(name);
            } catch (JMException e) {
                throw new IllegalStateException(e);
            }
        };
        try {
            HolderReport only = LiveDumpTest.grown(directory, register, library);
            // The first registration of all makes more in the JDK than the bean's entry.
            assertThat(only.countedAtMost()).isLessThan(5000);
            assertThat(only.warmUp()).isGreaterThanOrEqualTo(100_016);

            HolderReport oneOfSeveral = LiveDumpTest.grown(directory, register, library);
            assertThat(oneOfSeveral.countedAtMost()).isGreaterThanOrEqualTo(100_016);
        } finally {
            for (ObjectName name : names) {
                server.unregisterMBean(name);
            }
        }
    }
}
