package dev.parley.e2e.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Numbers of ports that nobody uses. */
public final class Ports {

    private Ports() {}

    /** One that is free by UDP and by TCP. */
    public static int free() {
        while (true) {
            try (var tcp = new ServerSocket(0)) {
                try (var udp = new DatagramSocket(new InetSocketAddress(tcp.getLocalPort()))) {
                    return udp.getLocalPort();
                }
            } catch (BindException taken) {
                // By UDP; another number may do.
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
