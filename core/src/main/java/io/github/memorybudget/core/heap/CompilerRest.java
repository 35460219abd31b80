package io.github.memorybudget.core.heap;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;

/** Waits until the JIT compilers have worked off what they were asked for: their time has not grown for a while. */
final class CompilerRest {

    private static final long REST_MILLIS = 20;
    private static final long LONGEST_MILLIS = 400;

    private CompilerRest() {}

    static void await() {
        CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
        if (compilers == null || !compilers.isCompilationTimeMonitoringSupported()) {
            return;
        }
        long deadline = System.nanoTime() + LONGEST_MILLIS * 1_000_000;
        long before;
        try {
            do {
                before = compilers.getTotalCompilationTime();
                Thread.sleep(REST_MILLIS);
            } while (compilers.getTotalCompilationTime() != before && System.nanoTime() < deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
