package dev.parley.e2e.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** One websocket of one member, by a socket that never blocks. It is used by one thread, as all others of its {@link Scratch}. */
final class Connection implements Talk.Voice, WebSocketFrames.Reader {

    /** Who is told of what happens. */
    interface Owner {
        void joined(Connection connection);

        /** @param stamp of the message */
        void delivered(Connection connection, long stamp);

        void failed(Connection connection, String why);
    }

    /** What all connections of a thread read into and write from. */
    static final class Scratch {

        private static final int INCOMING = 1 << 18;
        private static final int OUTGOING = 1 << 16;

        final ByteBuffer incoming = ByteBuffer.allocateDirect(INCOMING);
        final ByteBuffer outgoing = ByteBuffer.allocateDirect(OUTGOING);
        final byte[] frame = new byte[OUTGOING];
        byte[] read = new byte[2 * INCOMING];

        void makeRoom(int length) {
            if (read.length < length) {
                read = Arrays.copyOf(read, 2 * length);
            }
        }
    }

    private enum State {
        CONNECTING,
        UPGRADING,
        JOINING,
        IN,
        CLOSED,
    }

    private static final byte[] NOTHING = {};
    private static final byte[] END_OF_HEAD = { '\r', '\n', '\r', '\n' };
    private static final int SHOWN = 400;

    private final Talk talk;
    private final ChatTraffic chat;
    private final Owner owner;
    private final Scratch scratch;
    private final MessageTemplate message;
    private final @Nullable MessageTemplate heartbeat;
    private final Queue<ByteBuffer> unsent = new ArrayDeque<>();
    private State state = State.CONNECTING;
    private @Nullable SocketChannel channel;
    private @Nullable SelectionKey key;
    private byte[] rest = NOTHING;
    private boolean joined;
    private int expectedStamp;
    private long openedAt;
    private long readAt;
    private long sentAt;

    Connection(Talk talk, ChatTraffic chat, Owner owner, Scratch scratch) {
        this.talk = talk;
        this.chat = chat;
        this.owner = owner;
        this.scratch = scratch;
        this.message = talk.message();
        this.heartbeat = talk.heartbeat().orElse(null);
    }

    ChatTraffic chat() {
        return chat;
    }

    boolean isIn() {
        return state == State.IN;
    }

    /** Whether it has been in its chat, and is there or was lost. */
    boolean hasBeenIn() {
        return joined;
    }

    /** When it was opened first. */
    long openedAt() {
        return openedAt;
    }

    /** When what is being handled now was read. */
    long readAt() {
        return readAt;
    }

    /** Opens it, or opens it again after it has failed. */
    void open(Selector selector, InetSocketAddress address) throws IOException {
        if (openedAt == 0) {
            openedAt = System.nanoTime();
        }
        state = State.CONNECTING;
        rest = NOTHING;
        unsent.clear();
        var opened = SocketChannel.open();
        channel = opened;
        opened.configureBlocking(false);
        opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
        key = opened.register(selector, SelectionKey.OP_CONNECT, this);
        if (opened.connect(address)) {
            upgrade();
        }
    }

    /** Goes on where the socket is ready for something. */
    void proceed() {
        try {
            var selected = Objects.requireNonNull(key);
            if (selected.isConnectable()) {
                Objects.requireNonNull(channel).finishConnect();
                upgrade();
                return;
            }
            if (selected.isWritable()) {
                flush();
            }
            if (selected.isReadable()) {
                read();
            }
        } catch (IOException | RuntimeException failure) {
            fail(failure.toString());
        }
    }

    private void upgrade() throws IOException {
        state = State.UPGRADING;
        Objects.requireNonNull(key).interestOps(SelectionKey.OP_READ);
        var protocol = talk.subprotocol().isEmpty() ? "" : "Sec-WebSocket-Protocol: " + talk.subprotocol() + "\r\n";
        var request = (
            "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n%s\r\n"
        )
            .formatted(talk.path(), protocol)
            .getBytes(StandardCharsets.US_ASCII);
        write(request, request.length);
    }

    private void read() throws IOException {
        var incoming = scratch.incoming.clear();
        int count = Objects.requireNonNull(channel).read(incoming);
        if (count < 0) {
            fail("the server has closed it");
            return;
        }
        readAt = System.nanoTime();
        int length = rest.length + count;
        scratch.makeRoom(length);
        var bytes = scratch.read;
        System.arraycopy(rest, 0, bytes, 0, rest.length);
        incoming.flip().get(bytes, rest.length, count);
        int at = state == State.UPGRADING ? endUpgrade(bytes, length) : 0;
        if (state != State.UPGRADING && state != State.CLOSED) {
            at = WebSocketFrames.read(bytes, at, length, this);
        }
        rest = at == length ? NOTHING : Arrays.copyOfRange(bytes, at, length);
    }

    /** @return where the first frame begins, 0 while the head of the answer is not whole */
    private int endUpgrade(byte[] bytes, int length) {
        int end = endOfHead(bytes, length);
        if (end > 0) {
            var head = new String(bytes, 0, Math.min(end, SHOWN), StandardCharsets.US_ASCII);
            if (head.startsWith("HTTP/1.1 101")) {
                state = State.JOINING;
                enterIf(talk.opened(this));
            } else {
                fail(head);
            }
        }
        return end;
    }

    private static int endOfHead(byte[] bytes, int length) {
        for (int end = END_OF_HEAD.length; end <= length; end++) {
            if (Arrays.equals(bytes, end - END_OF_HEAD.length, end, END_OF_HEAD, 0, END_OF_HEAD.length)) {
                return end;
            }
        }
        return 0;
    }

    private void enterIf(boolean isIn) {
        if (isIn) {
            state = State.IN;
            joined = true;
            sentAt = readAt;
            owner.joined(this);
        }
    }

    @Override
    public void frame(int kind, byte[] bytes, int from, int end) {
        switch (kind) {
            case WebSocketFrames.TEXT, WebSocketFrames.BINARY -> content(bytes, from, end);
            case WebSocketFrames.PING -> write(WebSocketFrames.PONG, Arrays.copyOfRange(bytes, from, end));
            case WebSocketFrames.CLOSE -> fail("closed by the server: " + text(bytes, Math.min(from + 2, end), end));
            default -> {
                // A pong asks for nothing.
            }
        }
    }

    private void content(byte[] bytes, int from, int end) {
        if (state == State.JOINING) {
            enterIf(talk.heard(text(bytes, from, end), this));
            return;
        }
        // Mostly where it was in the frame before.
        int at = from + expectedStamp;
        if (!Stamp.isAt(bytes, at, end)) {
            at = Stamp.find(bytes, from, end);
        }
        if (at < 0) {
            talk.heardBeside(text(bytes, from, Math.min(end, from + SHOWN)), this);
        } else {
            expectedStamp = at - from;
            owner.delivered(this, Stamp.read(bytes, at));
        }
    }

    private static String text(byte[] bytes, int from, int end) {
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    /** Sends a message to the chat. */
    void send(long intended, long serial) {
        if (state == State.IN) {
            write(WebSocketFrames.TEXT, message.filled(intended, serial));
        }
    }

    /** Sends a heartbeat if it has said nothing for this long, and the server wants one. */
    void beat(long now, long silence, long serial) {
        if (heartbeat != null && state == State.IN && now - sentAt > silence) {
            write(WebSocketFrames.TEXT, heartbeat.filled(now, serial));
        }
    }

    @Override
    public void say(String frame) {
        write(WebSocketFrames.TEXT, frame.getBytes(StandardCharsets.UTF_8));
    }

    private void write(int kind, byte[] content) {
        sentAt = System.nanoTime();
        int length = WebSocketFrames.write(kind, content, content.length, scratch.frame);
        try {
            write(scratch.frame, length);
        } catch (IOException failure) {
            fail(failure.toString());
        }
    }

    private void write(byte[] bytes, int length) throws IOException {
        if (!unsent.isEmpty()) {
            unsent.add(ByteBuffer.wrap(Arrays.copyOf(bytes, length)));
            return;
        }
        var outgoing = scratch.outgoing.clear().put(bytes, 0, length).flip();
        Objects.requireNonNull(channel).write(outgoing);
        if (outgoing.hasRemaining()) {
            unsent.add(ByteBuffer.allocate(outgoing.remaining()).put(outgoing).flip());
            Objects.requireNonNull(key).interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
    }

    private void flush() throws IOException {
        while (unsent.peek() instanceof ByteBuffer next) {
            Objects.requireNonNull(channel).write(next);
            if (next.hasRemaining()) {
                return;
            }
            unsent.remove();
        }
        Objects.requireNonNull(key).interestOps(SelectionKey.OP_READ);
    }

    private void fail(String why) {
        if (state != State.CLOSED) {
            close();
            owner.failed(this, why);
        }
    }

    /** Without a word to the server, as a line that is cut. */
    void close() {
        state = State.CLOSED;
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException alreadyGone) {
            // Nothing is left of it.
        }
    }
}
