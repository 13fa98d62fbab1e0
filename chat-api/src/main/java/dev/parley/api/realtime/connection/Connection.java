package dev.parley.api.realtime.connection;

import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.api.security.BotLogin;
import dev.parley.api.security.GuestLogin;
import dev.parley.api.security.Principal;
import dev.parley.api.security.UserCaller;
import dev.parley.calls.session.ConnectionId;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.user.UserId;
import io.github.bucket4j.Bucket;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.WebSocketSession;

/**
 * One open socket. It is nobody's until {@code session.authenticate}, and one user's or guest's from then on. Once this side has
 * begun to close it nothing goes out any more and nothing that comes in is heard, whether or not the client closes too.
 */
@Slf4j
public final class Connection {

    private static final int CLOSE_TIMEOUT_S = 5;
    private static final int FRAMES_PER_S = 500;
    private static final int FRAMES_AT_ONCE = 1_000;

    private final ConnectionId id;
    private final WebSocketSession socket;
    private final FrameWriter writer;
    private final Consumer<Connection> released;
    private final Bucket pace = Bucket.builder()
        .addLimit(limit -> limit.capacity(FRAMES_AT_ONCE).refillGreedy(FRAMES_PER_S, Duration.ofSeconds(1)))
        .build();
    private final Instant openedAt;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final AtomicBoolean held = new AtomicBoolean(true);
    private volatile boolean subscribed;
    private volatile Instant heardAt;
    private volatile @Nullable Principal principal;
    private volatile @Nullable CloseCode closedFor;

    /** @param released is told once when the connection is gone, or is being closed from this side */
    public Connection(
        ConnectionId id,
        WebSocketSession socket,
        FrameWriter writer,
        Consumer<Connection> released,
        Instant now
    ) {
        this.id = id;
        this.socket = socket;
        this.writer = writer;
        this.released = released;
        this.openedAt = now;
        this.heardAt = now;
    }

    public ConnectionId id() {
        return id;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public Optional<Principal> principal() {
        return Optional.ofNullable(principal);
    }

    /** Empty for a guest. */
    public Optional<AuthenticatedLogin> login() {
        return principal instanceof AuthenticatedLogin login ? Optional.of(login) : Optional.empty();
    }

    /** Who is on it as a member of chats, a user or a bot. Empty for a guest. */
    public Optional<UserId> userId() {
        return principal instanceof UserCaller user ? Optional.of(user.userId()) : Optional.empty();
    }

    public Optional<BotLogin> bot() {
        return principal instanceof BotLogin bot ? Optional.of(bot) : Optional.empty();
    }

    boolean isOf(UserId userId) {
        return userId().filter(userId::equals).isPresent();
    }

    /**
     * Who acts by the connection, be it a guest.
     *
     * @throws ParleyException {@code NOT_AUTHENTICATED}, {@code TOKEN_EXPIRED}
     */
    public Principal requirePrincipal(Instant now) {
        var present = principal().orElseThrow(() -> new ParleyException(ErrorCode.NOT_AUTHENTICATED));
        if (!present.expiresAt().isAfter(now)) {
            throw new ParleyException(ErrorCode.TOKEN_EXPIRED);
        }
        return present;
    }

    /**
     * The login of the user who acts by the connection.
     *
     * @throws ParleyException {@code NOT_AUTHENTICATED}, {@code TOKEN_EXPIRED}; {@code FORBIDDEN} for a guest;
     *     {@code API_KEY_NOT_ALLOWED} for a bot
     */
    public AuthenticatedLogin requireLogin(Instant now) {
        return switch (requirePrincipal(now)) {
            case AuthenticatedLogin login -> login;
            case GuestLogin _ -> throw new ParleyException(ErrorCode.FORBIDDEN);
            case BotLogin _ -> throw new ParleyException(ErrorCode.API_KEY_NOT_ALLOWED);
        };
    }

    /**
     * The user or bot who acts in chats by the connection. What a bot may is asked before.
     *
     * @throws ParleyException {@code NOT_AUTHENTICATED}, {@code TOKEN_EXPIRED}; {@code FORBIDDEN} for a guest
     */
    public UserId requireUser(Instant now) {
        return switch (requirePrincipal(now)) {
            case UserCaller user -> user.userId();
            case GuestLogin _ -> throw new ParleyException(ErrorCode.FORBIDDEN);
        };
    }

    public void bind(Principal newPrincipal) {
        principal = newPrincipal;
    }

    public boolean isSubscribed() {
        return subscribed;
    }

    /** It is attached to the chats of which its user was a member when it came. */
    public void subscribed() {
        subscribed = true;
    }

    /** Whether it was closed as its login has ended, so that its user does not come back by it. */
    public boolean isRevoked() {
        return closedFor == CloseCode.LOGIN_REVOKED;
    }

    /** Why this side has closed it; null where it has not. */
    @Nullable
    CloseCode closedFor() {
        return closedFor;
    }

    /** Once false it stays false: code that attaches the connection to something after that must detach it again. */
    public boolean isOpen() {
        return open.get();
    }

    /**
     * The socket is gone. That may be found out in the middle of a write, by a thread that delivers to many, holds the lock
     * of a feed or reads from Redis; so what follows from it happens on another one.
     */
    public void gone() {
        open.set(false);
        Thread.ofVirtual()
            .name("release-" + id)
            .start(this::release);
    }

    private void release() {
        if (held.compareAndSet(true, false)) {
            released.accept(this);
        }
    }

    /**
     * Waits until the client may send its next frame: 500 a second, and 1,000 at once. It is not told; what it sends
     * beyond that waits in its own buffers, as TCP has it.
     */
    public void awaitPace() {
        pace.asBlocking().consumeUninterruptibly(1);
    }

    public void heard(Instant now) {
        heardAt = now;
    }

    public Instant heardAt() {
        return heardAt;
    }

    /**
     * Queues an encoded frame for a person; a client too slow for it is cut off, to come back and catch up. Never blocks. A
     * bot gets nothing by this: what it may get comes by {@link #answer} and {@link #sendEvent}.
     */
    public void send(byte[] frame) {
        if (!(principal instanceof BotLogin)) {
            queue(frame);
        }
    }

    /** As {@link #send}, for what answers a frame of the client. */
    public void answer(byte[] frame) {
        queue(frame);
    }

    /**
     * As {@link #send}, for events of a chat's log, with one write for all. A bot gets those that the scopes of its key
     * allow.
     */
    public void sendEvents(List<EncodedEvent> events) {
        if (principal instanceof BotLogin bot) {
            queue(
                events
                    .stream()
                    .filter(each -> BotReception.receives(bot, each.event()))
                    .toList()
            );
        } else {
            queue(events);
        }
    }

    private void queue(List<EncodedEvent> events) {
        if (isOpen() && !writer.offer(events)) {
            close(CloseCode.TOO_SLOW);
        }
    }

    private void queue(byte[] frame) {
        if (isOpen() && !writer.offer(frame)) {
            close(CloseCode.TOO_SLOW);
        }
    }

    /** Lets go of the connection now, says so to the client, and cuts it if the client does not close within 5 s. */
    public void close(CloseCode code) {
        if (open.compareAndSet(true, false)) {
            closedFor = code;
            Thread.ofVirtual()
                .name("close-" + id)
                .start(() -> {
                    release();
                    sayGoodbye(code);
                });
        }
    }

    /** As {@link #close}, but on the calling thread: when this returns the client has been told, if it listens. */
    public void closeNow(CloseCode code) {
        if (open.compareAndSet(true, false)) {
            closedFor = code;
            sayGoodbye(code);
            release();
        }
    }

    private void sayGoodbye(CloseCode code) {
        // Behind what a slow client has not read yet, the close frame would wait for ever.
        Thread.ofVirtual()
            .name("abort-" + id)
            .start(this::cutLater);
        try {
            socket.close(code.status());
        } catch (IOException | RuntimeException failure) {
            log.debug("Closing {} failed", id, failure);
        }
    }

    private void cutLater() {
        try {
            TimeUnit.SECONDS.sleep(CLOSE_TIMEOUT_S);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        writer.abort();
    }
}
