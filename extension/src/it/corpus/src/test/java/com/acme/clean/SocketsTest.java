package com.acme.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.acme.KeepsNothing;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;

/** A server and a client socket on the loopback interface, closed. */
class SocketsTest {

    @Test
    @KeepsNothing
    void talks() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(new InetSocketAddress("localhost", 0));
                Socket client = new Socket("localhost", server.socket().getLocalPort());
                SocketChannel accepted = server.accept();
                Selector selector = Selector.open()) {
            client.getOutputStream().write(42);
            accepted.configureBlocking(false).register(selector, SelectionKey.OP_READ);
            assertEquals(1, selector.select(20_000));
            ByteBuffer buffer = ByteBuffer.allocate(16);
            assertEquals(1, accepted.read(buffer));
            assertEquals(42, buffer.get(0));
        }
    }
}
