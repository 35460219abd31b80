package com.acme;

import io.github.memorybudget.core.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogTest {

    @Test
    void loads() throws IOException {
        try (Recorder recorder = new Recorder()) {
            recorder.started(CatalogTest.class, "loads");
            if (Boolean.getBoolean("acme.leaks")) {
                recorder.leak(CatalogTest.class, "loads");
            } else {
                recorder.healthy(CatalogTest.class, "loads");
            }
            if (Boolean.getBoolean("acme.dies")) {
                recorder.started(CatalogTest.class, "loads");
                Runtime.getRuntime().halt(7);
            }
        }
        if (Boolean.getBoolean("acme.corrupt")) {
            corrupt();
        }
    }

    /** What a broken disk, another tool and a later version leave behind. */
    private static void corrupt() throws IOException {
        Session session = Session.readBelow(Path.of("target")).orElseThrow();
        Files.write(
                session.resultsDirectory().resolve("1-corrupt.jsonl"),
                List.of(
                        "{\"type\":\"jvm\",\"schema\":1,\"session\":\"" + session.id()
                                + "\",\"pid\":1,\"control\":\"ok\","
                                + "\"environment\":{\"jdk\":\"17\",\"vm\":\"x\",\"gc\":\"G1\",\"compressedOops\":true,"
                                + "\"compactHeaders\":false,\"arch\":\"amd64\"}}",
                        "no JSON at all",
                        "{\"type\":\"someone's own\"}",
                        "{\"type\":\"result\",\"schema\":99}"));
    }
}
