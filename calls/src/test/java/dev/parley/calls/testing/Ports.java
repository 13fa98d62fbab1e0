package dev.parley.calls.testing;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that cannot choose one themselves.
 *
 * <p>Systems take the ports of outgoing connections, and those of servers that ask for any, from 32,768 (Linux) or
 * 49,152 (others) on. These lie below, so that nobody takes one by chance before its server has started. So do the
 * ports 10,000 above them, which the nodes of a Redis cluster listen on as well.
 */
public final class Ports {

    private static final int FIRST = 10_000;
    private static final int END = 22_768;

    private Ports() {}

    /** One that is free by TCP and by UDP, at all addresses of this machine. */
    public static int free() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try (var tcp = new ServerSocket(port); var udp = new DatagramSocket(new InetSocketAddress(port))) {
            return tcp.isBound() && udp.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
