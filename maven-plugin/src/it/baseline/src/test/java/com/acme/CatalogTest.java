package com.acme;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CatalogTest {

    @Test
    void loads() throws IOException {
        try (Recorder recorder = new Recorder()) {
            String method = System.getProperty("acme.method", "loads");
            recorder.started(CatalogTest.class, method);
            recorder.healthy(CatalogTest.class, method);
        }
    }
}
