package com.acme;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class KilledTest {

    @Test
    void halts() throws IOException {
        try (Recorder recorder = new Recorder()) {
            recorder.started(KilledTest.class, "halts");
            Runtime.getRuntime().halt(3);
        }
    }
}
