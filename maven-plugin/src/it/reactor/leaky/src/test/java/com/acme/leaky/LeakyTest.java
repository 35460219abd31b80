package com.acme.leaky;

import com.acme.Recorder;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LeakyTest {

    @Test
    void runs() throws IOException {
        try (Recorder recorder = new Recorder()) {
            recorder.started(LeakyTest.class, "runs");
            recorder.leak(LeakyTest.class, "runs");
        }
    }
}
