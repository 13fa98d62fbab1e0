package dev.parley.api.realtime;

import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.calls.session.ConnectionId;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.WebSocketSession;

/** One open socket. It is nobody's until {@code session.authenticate}, and one user's from then on. */
@Slf4j
final class Connection {

    private static final long NOT_SUBSCRIBED = -1;

    private final ConnectionId id;
    private final WebSocketSession socket;
    private final FrameWriter writer;
    private final Instant openedAt;
    private final Set<ChatId> chats = ConcurrentHashMap.newKeySet();
    private final Allowance watching;
    private final Allowance typing;
    private volatile boolean open = true;
    private volatile boolean away;
    private volatile long inboxVersion = NOT_SUBSCRIBED;
    private volatile Instant heardAt;
    private volatile @Nullable AuthenticatedLogin login;

    Connection(ConnectionId id, WebSocketSession socket, FrameWriter writer, Instant now) {
        this.id = id;
        this.socket = socket;
        this.writer = writer;
        this.openedAt = now;
        this.heardAt = now;
        this.watching = new Allowance(20, Duration.ofMillis(500), now);
        this.typing = new Allowance(5, Duration.ofSeconds(1), now);
    }

    ConnectionId id() {
        return id;
    }

    Instant openedAt() {
        return openedAt;
    }

    Optional<AuthenticatedLogin> login() {
        return Optional.ofNullable(login);
    }

    Optional<UserId> userId() {
        return login().map(AuthenticatedLogin::userId);
    }

    boolean isOf(UserId userId) {
        return userId().filter(userId::equals).isPresent();
    }

    /**
     * The login by which the connection acts.
     *
     * @throws ParleyException {@code NOT_AUTHENTICATED}, {@code TOKEN_EXPIRED}
     */
    AuthenticatedLogin requireLogin(Instant now) {
        var present = login().orElseThrow(() -> new ParleyException(ErrorCode.NOT_AUTHENTICATED));
        if (!present.expiresAt().isAfter(now)) {
            throw new ParleyException(ErrorCode.TOKEN_EXPIRED);
        }
        return present;
    }

    void bind(AuthenticatedLogin newLogin) {
        login = newLogin;
    }

    boolean isSubscribed() {
        return inboxVersion != NOT_SUBSCRIBED;
    }

    /** @param version of the user's inbox, whose chats the connection is attached to */
    void subscribed(long version) {
        inboxVersion = version;
    }

    long inboxVersion() {
        return inboxVersion;
    }

    /** The chats whose events this connection gets. */
    Set<ChatId> chats() {
        return chats;
    }

    boolean isOpen() {
        return open;
    }

    /** The socket is gone: whoever attaches the connection to anything from now on must take it back. */
    void gone() {
        open = false;
    }

    void heard(Instant now) {
        heardAt = now;
    }

    Instant heardAt() {
        return heardAt;
    }

    /** Whether nobody uses it, as its client says. */
    boolean isAway() {
        return away;
    }

    void away(boolean idle) {
        away = idle;
    }

    /** How often the client may change what it watches. */
    Allowance watching() {
        return watching;
    }

    /** How often the client may say that its user types. */
    Allowance typing() {
        return typing;
    }

    /** Queues an encoded frame; a client too slow for it is cut off, to come back and catch up. Never blocks. */
    void send(byte[] frame) {
        if (!writer.offer(frame)) {
            close(CloseCode.TOO_SLOW);
        }
    }

    void close(CloseCode code) {
        Thread.ofVirtual()
            .name("close-" + id)
            .start(() -> {
                try {
                    socket.close(code.status());
                } catch (IOException | RuntimeException failure) {
                    log.debug("Closing {} failed", id, failure);
                }
            });
    }
}
