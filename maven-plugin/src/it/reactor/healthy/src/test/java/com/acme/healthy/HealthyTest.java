package com.acme.healthy;

import com.acme.Recorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;

class HealthyTest {

    @Test
    void runs() throws IOException {
        try (Recorder recorder = new Recorder()) {
            recorder.started(HealthyTest.class, "runs");
            recorder.healthy(HealthyTest.class, "runs");
        }
        if (Boolean.getBoolean("acme.keepsRootReport")) {
            Files.copy(
                    Path.of("../target/site/memory-budget/report.json"),
                    Path.of("target/root-report-meanwhile.json"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
