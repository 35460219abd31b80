package com.acme.healthy;

import com.acme.Recorder;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class HealthyTest {

    @Test
    void runs() throws IOException {
        try (Recorder recorder = new Recorder()) {
            recorder.started(HealthyTest.class, "runs");
            recorder.healthy(HealthyTest.class, "runs");
        }
    }
}
