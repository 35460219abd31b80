package io.github.memorybudget.core.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

    @Test
    void keyHoldsAllButTheVmsVersion() {
        Environment environment = new Environment("17", "OpenJDK 64-Bit Server VM 17.0.15", "G1", true, false, "amd64");

        assertThat(environment.key()).isEqualTo("17-G1-true-false-amd64");
    }

    @Test
    void readsTheRunningVm() {
        Environment environment = EnvironmentProbe.current();

        assertThat(environment.jdk()).isEqualTo(System.getProperty("java.specification.version"));
        assertThat(environment.arch()).isEqualTo(System.getProperty("os.arch"));
        assertThat(environment.vm())
                .isEqualTo(System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        assertThat(environment.gc()).isIn("G1", "Serial", "Parallel", "ZGC", "Shenandoah");
        String firstCollector =
                ManagementFactory.getGarbageCollectorMXBeans().get(0).getName();
        assertThat(environment.gc().equals("G1")).isEqualTo(firstCollector.startsWith("G1 "));
    }
}
