package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.memorybudget.junit.MemoryBudget;
import io.undertow.Undertow;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A server that registers MBeans when it is first used, and whose threads end a moment after it was stopped. */
class UndertowTest {

    @Test
    @MemoryBudget(retained = "1 KB")
    void servesOnceAndStops() throws IOException {
        Undertow server = Undertow.builder()
                .addHttpListener(0, "localhost")
                .setIoThreads(1)
                .setWorkerThreads(1)
                .setHandler(exchange -> exchange.getResponseSender().send("hello"))
                .build();
        server.start();
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        try (Socket socket = new Socket("localhost", address.getPort())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.0\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertTrue(answer.endsWith("hello"));
        }
        server.stop();
    }
}
