package dev.parley.api.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Addresses that only this machine can reach. */
final class Loopback {

    static final String HOST = "127.0.0.1";

    private Loopback() {}

    static InetSocketAddress any() {
        return new InetSocketAddress(address(), 0);
    }

    /** For a server that cannot choose its port itself; another process may take it before the server does. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, address())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetAddress address() {
        try {
            return InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 });
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
