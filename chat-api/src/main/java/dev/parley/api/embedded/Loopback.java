package dev.parley.api.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;

/** Addresses that only this machine can reach. */
final class Loopback {

    static final String HOST = "127.0.0.1";

    private static final int FIRST_PORT = 20_000;
    private static final int END_OF_PORTS = 32_768;

    private Loopback() {}

    static InetSocketAddress any() {
        return new InetSocketAddress(address(), 0);
    }

    /**
     * For a server that cannot choose its port itself. It lies below the ports that systems give to outgoing
     * connections (from 32,768 on Linux), so that nobody takes it by chance before the server does.
     */
    static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, END_OF_PORTS);
            if (isFree(port)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, address())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
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
