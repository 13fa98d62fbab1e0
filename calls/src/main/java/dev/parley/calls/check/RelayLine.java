package dev.parley.calls.check;

import dev.parley.calls.media.stun.StunAnswer;
import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A way to a TURN server by which it is asked one thing after the other. */
interface RelayLine extends AutoCloseable {
    /** So long a connection may take, and each answer. */
    int WAIT_MS = 3_000;

    /**
     * Asks, and waits for the answer.
     *
     * @throws SocketTimeoutException where none comes in time
     */
    StunAnswer ask(ByteBuffer request, byte[] transaction) throws IOException;

    @Override
    void close() throws IOException;

    static RelayLine open(RelayAddress address, InetSocketAddress resolved) throws IOException {
        return switch (address.way()) {
            case UDP -> new Datagrams(resolved);
            case TCP -> new Stream(connect(resolved));
            case TLS -> new Stream(secure(connect(resolved), address));
        };
    }

    /** To whom nobody has spoken yet. */
    static Socket connect(InetSocketAddress address) throws IOException {
        var socket = new Socket();
        try {
            socket.connect(address, WAIT_MS);
            socket.setSoTimeout(WAIT_MS);
            return socket;
        } catch (IOException failure) {
            socket.close();
            throw failure;
        }
    }

    private static Socket secure(Socket plain, RelayAddress address) throws IOException {
        return secure(plain, address.host(), address.port());
    }

    /** Closes the socket where the other side has no certificate for this host that is trusted. */
    static SSLSocket secure(Socket plain, String host, int port) throws IOException {
        try {
            var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
            var secure = (SSLSocket) factory.createSocket(plain, host, port, true);
            var parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            return secure;
        } catch (IOException failure) {
            plain.close();
            throw failure;
        }
    }

    /** Asks again after a third of the time, as datagrams get lost. */
    final class Datagrams implements RelayLine {

        private static final int TRIES = 3;
        private static final int MAX_ANSWER = 2_048;

        private final DatagramSocket socket;

        Datagrams(InetSocketAddress address) throws IOException {
            socket = new DatagramSocket();
            try {
                socket.connect(address);
                socket.setSoTimeout(WAIT_MS / TRIES);
            } catch (IOException failure) {
                socket.close();
                throw failure;
            }
        }

        @Override
        public StunAnswer ask(ByteBuffer request, byte[] transaction) throws IOException {
            var sent = Arrays.copyOf(request.array(), request.limit());
            for (int attempt = 1; ; attempt++) {
                socket.send(new DatagramPacket(sent, sent.length));
                try {
                    return receive(transaction);
                } catch (SocketTimeoutException silence) {
                    if (attempt == TRIES) {
                        throw silence;
                    }
                }
            }
        }

        private StunAnswer receive(byte[] transaction) throws IOException {
            long until = System.nanoTime() + WAIT_MS * 1_000_000L;
            while (System.nanoTime() < until) {
                var packet = new DatagramPacket(new byte[MAX_ANSWER], MAX_ANSWER);
                socket.receive(packet);
                var answer = StunAnswer.read(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()), transaction);
                if (answer.isPresent()) {
                    return answer.get();
                }
            }
            throw new SocketTimeoutException("nothing but what was not asked for");
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    /** By TCP, also within TLS: one message after the other, each with its length (RFC 8489, section 6.2.2). */
    final class Stream implements RelayLine {

        private static final int HEADER = 20;
        private static final int MAX_BODY = 4_096;

        private final Socket socket;

        Stream(Socket socket) {
            this.socket = socket;
        }

        @Override
        public StunAnswer ask(ByteBuffer request, byte[] transaction) throws IOException {
            socket.getOutputStream().write(request.array(), 0, request.limit());
            socket.getOutputStream().flush();
            var header = read(HEADER);
            int length = Short.toUnsignedInt(ByteBuffer.wrap(header).getShort(2));
            if (length > MAX_BODY) {
                throw new IOException("no answer of a TURN server");
            }
            var message = Arrays.copyOf(header, HEADER + length);
            System.arraycopy(read(length), 0, message, HEADER, length);
            return StunAnswer.read(ByteBuffer.wrap(message), transaction).orElseThrow(() ->
                new IOException("no answer of a TURN server")
            );
        }

        private byte[] read(int count) throws IOException {
            var bytes = socket.getInputStream().readNBytes(count);
            if (bytes.length < count) {
                throw new EOFException("the TURN server has closed the connection");
            }
            return bytes;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
