package dev.parley.calls.media.transport;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** By what a {@link TestPeer} reaches the router. */
interface TestWire extends AutoCloseable {
    void send(byte[] buffer, int offset, int length) throws IOException;

    /** The length of the next packet, or -1 where none comes in time. */
    int receive(byte[] buffer, int offset, int length, int waitMs) throws IOException;

    @Override
    void close();

    static TestWire udp(InetSocketAddress router) throws IOException {
        var socket = new DatagramSocket(new InetSocketAddress(ownAddress(router), 0));
        return new TestWire() {
            @Override
            public void send(byte[] buffer, int offset, int length) throws IOException {
                socket.send(new DatagramPacket(buffer, offset, length, router));
            }

            @Override
            public int receive(byte[] buffer, int offset, int length, int waitMs) throws IOException {
                socket.setSoTimeout(waitMs);
                var datagram = new DatagramPacket(buffer, offset, length);
                try {
                    socket.receive(datagram);
                    return datagram.getLength();
                } catch (SocketTimeoutException nothing) {
                    return -1;
                }
            }

            @Override
            public void close() {
                socket.close();
            }
        };
    }

    /** Of the family that the router listens on. */
    private static InetAddress ownAddress(InetSocketAddress router) {
        return router.getAddress().isLoopbackAddress() ? router.getAddress() : InetAddress.getLoopbackAddress();
    }

    static TestWire tcp(InetSocketAddress router) throws IOException {
        var socket = new Socket(router.getAddress(), router.getPort());
        var out = new DataOutputStream(socket.getOutputStream());
        var in = new DataInputStream(socket.getInputStream());
        return new TestWire() {
            /** In two writes, as a packet may be cut anywhere on its way. */
            @Override
            public void send(byte[] buffer, int offset, int length) throws IOException {
                out.writeShort(length);
                out.flush();
                out.write(buffer, offset, length);
                out.flush();
            }

            @Override
            public int receive(byte[] buffer, int offset, int length, int waitMs) throws IOException {
                socket.setSoTimeout(waitMs);
                try {
                    int count = in.readUnsignedShort();
                    in.readFully(buffer, offset, count);
                    return count;
                } catch (SocketTimeoutException nothing) {
                    return -1;
                }
            }

            @Override
            public void close() {
                try {
                    socket.close();
                } catch (IOException failure) {
                    throw new IllegalStateException(failure);
                }
            }
        };
    }
}
