package com.acme.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import io.github.memorybudget.junit.MemoryBudget;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server on a port that only one can have: a rehearsal can't start a second one, and must not stop the first. */
@MemoryBudget(allocated = "256 KB")
class FixedPortTest {

    private static final int PORT = Integer.getInteger("acme.port");

    private static HttpServer server;

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write("hello".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void first() throws IOException {
        ask("first");
    }

    @Test
    void second() throws IOException {
        ask("second");
    }

    @Test
    void third() throws IOException {
        ask("third");
    }

    private static void ask(String test) throws IOException {
        URL url = new URL("http", InetAddress.getLoopbackAddress().getHostAddress(), PORT, "/");
        try (InputStream answer = url.openStream()) {
            assertEquals("hello", new String(answer.readAllBytes(), StandardCharsets.UTF_8));
        }
        FirstUse.by("port " + test);
    }
}
