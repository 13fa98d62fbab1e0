package dev.parley.api.faults;

import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ClientFrame;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.SocketClient;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection of a device: what has come on it so far, and the list of chats asked for beside it. */
final class Link {

    /** Half of the heartbeat that the server asks for. */
    private static final long PING_EVERY_NS = TimeUnit.SECONDS.toNanos(10);

    private static final Executor BESIDE = task -> Thread.ofVirtual().start(task);

    private final SocketClient socket;
    private final Node node;
    private final Rest rest;
    private final UserId self;
    private final Map<ChatId, Long> lastSeq = new HashMap<>();
    private final Set<ChatId> left = new HashSet<>();
    private final List<ChatEvent> kept = new ArrayList<>();
    private @Nullable CompletableFuture<Rest.Answer> listing;
    private long lastSent = System.nanoTime();
    private int taken;
    private boolean ready;
    private boolean listed;

    Link(Node node, String name, UserId self, String accessToken) {
        this.socket = SocketClient.open(node, name);
        this.node = node;
        this.self = self;
        this.rest = new Rest(node);
        rest.authenticate(accessToken);
    }

    boolean isOn(Node other) {
        return node == other;
    }

    boolean isClosed() {
        return socket.isClosed();
    }

    void close() {
        socket.close();
    }

    void send(ClientFrame frame) {
        lastSent = System.nanoTime();
        socket.send(frame);
    }

    /** Whether the server would soon take it for dead. A connection that it closes would be mended by the next one. */
    boolean isSilent() {
        return System.nanoTime() - lastSent > PING_EVERY_NS;
    }

    List<ServerFrame> next() {
        var frames = socket.receivedFrom(taken);
        taken += frames.size();
        return frames;
    }

    boolean isReady() {
        return ready;
    }

    /** The server knows whose connection it is. */
    void begin() {
        ready = true;
    }

    /** Whether the list of chats has come and is still good. */
    boolean isListed() {
        return listed;
    }

    /** The list is to be asked for anew: there is a chat that it did not have. */
    void forgetList() {
        listed = false;
    }

    /** Events that come before the list are kept until it is there. */
    void keep(ChatEvent event) {
        kept.add(event);
    }

    List<ChatEvent> takeKept() {
        var events = List.copyOf(kept);
        kept.clear();
        return events;
    }

    /** The list of chats, asked for beside the connection; nothing while it is on its way. */
    Optional<Rest.Answer> list() {
        if (listing == null) {
            listing = CompletableFuture.supplyAsync(() -> rest.get("/api/chats"), BESIDE);
        }
        if (!listing.isDone()) {
            return Optional.empty();
        }
        var answer = listing.exceptionally(_ -> null).join();
        listing = null;
        listed = answer != null && answer.status() == 200;
        return listed ? Optional.of(answer) : Optional.empty();
    }

    /** Looks whether an event may come here now. */
    Optional<String> wrong(ChatEvent event) {
        var chatId = event.chatId();
        var last = lastSeq.put(chatId, event.seq());
        boolean wasLeft = left.contains(chatId);
        if (Membership.begins(event, self)) {
            left.remove(chatId);
        } else if (wasLeft) {
            return Optional.of("got " + event + " after its user had left");
        }
        if (Membership.ends(event, self)) {
            left.add(chatId);
        }
        boolean next = last == null || (wasLeft ? event.seq() > last : event.seq() == last + 1);
        return next ? Optional.empty() : Optional.of("got %d after %d of %s".formatted(event.seq(), last, chatId));
    }
}
