package io.github.memorybudget.benchmarks.sizing;

import com.carrotsearch.sizeof.RamUsageEstimator;
import io.github.memorybudget.core.footprint.Footprint;
import java.util.List;
import org.apache.lucene.tests.util.RamUsageTester;
import org.ehcache.sizeof.SizeOf;
import org.github.jamm.MemoryMeter;
import org.github.jamm.MemoryMeter.Guess;
import org.openjdk.jol.info.GraphLayout;

/** What sizes objects. */
public enum Library {
    /** This project. */
    MEMORY_BUDGET("Memory Budget") {
        @Override
        Sizing sizing() {
            return Footprint::bytesOf;
        }
    },
    /** OpenJDK's Java Object Layout. */
    JOL("JOL") {
        @Override
        Sizing sizing() {
            return root -> GraphLayout.parseInstance(root).totalSize();
        }

        /** Without the first it fails on records and lambdas; without the others it tries to attach to its own JVM. */
        @Override
        List<String> options() {
            return List.of(
                    "-Djol.magicFieldOffset=true", "-Djol.skipDynamicAttach=true", "-Djol.skipHotspotSAAttach=true");
        }
    },
    /** jamm as an agent. */
    JAMM_AGENT("jamm, agent") {
        @Override
        Sizing sizing() {
            MemoryMeter meter =
                    MemoryMeter.builder().withGuessing(Guess.INSTRUMENTATION).build();
            return meter::measureDeep;
        }

        @Override
        List<String> options() {
            return List.of("-javaagent:"
                    + MemoryMeter.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .getPath());
        }
    },
    /** jamm with {@code sun.misc.Unsafe}. */
    JAMM_UNSAFE("jamm, Unsafe") {
        @Override
        Sizing sizing() {
            MemoryMeter meter = MemoryMeter.builder().withGuessing(Guess.UNSAFE).build();
            return meter::measureDeep;
        }
    },
    /** Ehcache's sizeof. */
    EHCACHE("ehcache sizeof") {
        @Override
        Sizing sizing() {
            SizeOf sizeOf = SizeOf.newInstance();
            return sizeOf::deepSizeOf;
        }
    },
    /** The tester in Lucene's test framework. */
    LUCENE("Lucene") {
        @Override
        Sizing sizing() {
            return RamUsageTester::ramUsed;
        }
    },
    /** Lucene's estimator of old, as carrotsearch keeps it. */
    CARROTSEARCH("carrotsearch") {
        @Override
        Sizing sizing() {
            return RamUsageEstimator::sizeOf;
        }
    };

    private final String title;

    Library(String title) {
        this.title = title;
    }

    /** Its name in the table. */
    String title() {
        return title;
    }

    abstract Sizing sizing();

    /** What its JVM has to be started with. */
    List<String> options() {
        return List.of();
    }

    /** Deep size in bytes. */
    interface Sizing {
        long of(Object root) throws Exception;
    }
}
