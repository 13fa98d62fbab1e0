package dev.parley.api.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A way to a server on loopback that a test can shut: connections through it break, and new ones are refused. Or it can
 * hold what is under way, as if the one who speaks through it were paused, or take its time.
 */
public final class Gate implements AutoCloseable {

    private final ServerSocket entrance;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Object held = new Object();
    private volatile boolean shut;
    private volatile boolean holding;
    private volatile Duration slowness = Duration.ZERO;

    public Gate(int target) {
        this.target = target;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** Breaks all connections; what is held is lost. */
    public void shut() {
        shut = true;
        release();
        open.forEach(Gate::close);
        open.clear();
    }

    /** Breaks all connections by a reset, as the host of a server does that has crashed; what is held is lost. */
    public void reset() {
        open.forEach(Gate::abort);
        open.clear();
        release();
    }

    /** Lets everything through at once again, whatever was done before. */
    public void open() {
        shut = false;
        slowness = Duration.ZERO;
        release();
    }

    /** Lets nothing through until {@link #release}; connections stay. */
    public void hold() {
        holding = true;
    }

    public void release() {
        synchronized (held) {
            holding = false;
            held.notifyAll();
        }
    }

    /** Each piece takes so long, in each direction. */
    public void slow(Duration each) {
        slowness = each;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                var client = entrance.accept();
                if (shut) {
                    close(client);
                } else {
                    connect(client);
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) throws IOException {
        var server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(client);
        open.add(server);
        Thread.ofVirtual().start(() -> carry(client, server));
        Thread.ofVirtual().start(() -> carry(server, client));
    }

    private void carry(Socket from, Socket to) {
        byte[] bytes = new byte[8192];
        try {
            for (int read; (read = from.getInputStream().read(bytes)) >= 0; ) {
                Thread.sleep(slowness);
                awaitRelease();
                to.getOutputStream().write(bytes, 0, read);
            }
        } catch (IOException broken) {
            // Either side went away; so does the other.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            close(from);
            close(to);
        }
    }

    private void awaitRelease() throws InterruptedException, IOException {
        synchronized (held) {
            while (holding) {
                held.wait();
            }
        }
        if (shut) {
            throw new IOException("shut");
        }
    }

    private static void abort(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException closed) {
            // It is broken already.
        }
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        release();
        shut();
        try {
            entrance.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
