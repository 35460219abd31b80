package com.acme;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class HealthyTest {

    @Test
    void counts() throws IOException {
        try (Recorder recorder = new Recorder()) {
            recorder.started(HealthyTest.class, "counts");
            recorder.healthy(HealthyTest.class, "counts");
        }
    }
}
