package com.acme;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CatalogTest {

    @Test
    void loads() throws IOException {
        try (Recorder recorder = new Recorder()) {
            recorder.started(CatalogTest.class, "loads");
            recorder.healthy(CatalogTest.class, "loads");
        }
    }
}
