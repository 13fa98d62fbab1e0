package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.Nulls;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.ConnectionId;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Replies and events about the connection itself. */
public sealed interface SessionEvent extends ServerFrame {
    /**
     * The connection is bound to its user; from here on it gets every event of the user's chats. Fetch snapshots now
     * and merge by seq.
     *
     * @param serverTime when this was written, for clients whose own clock may be wrong
     * @param expiresAt when the access token ends; without a new {@code session.authenticate} the connection is closed
     *     then
     * @param expiresInMs how long that is from now
     * @param heartbeatMs send something at least this often; after twice as long in silence the connection is closed
     * @param recordsCalls whether calls can be recorded here by who may
     * @param calls the user's calls that are ringing or active now; null while the server does not know them: then
     *     {@link CallEvent.Listed} tells as soon as it does, until then the client keeps what it holds of a call
     * @param chatCalls the calls that go on in the user's groups and channels, whether they concern the user or not; null
     *     as {@code calls}: then {@link CallEvent.ChatCallsListed} tells
     * @param unreadableCalls those of which only newer nodes of a rolling update can tell more: they go on
     */
    @JsonTypeName("session.ready")
    record Ready(
        String re,
        UserId userId,
        ConnectionId connectionId,
        Instant serverTime,
        Instant expiresAt,
        long expiresInMs,
        long heartbeatMs,
        boolean recordsCalls,
        @JsonSetter(nulls = Nulls.SET) @Nullable List<CallView> calls,
        @JsonSetter(nulls = Nulls.SET) @Nullable List<ChatCallView> chatCalls,
        List<CallId> unreadableCalls
    ) implements SessionEvent {}

    /**
     * The connection is bound to a guest, who gets what concerns the calls of one place.
     *
     * @param person the guest, as calls name it
     * @param place the only one that the guest may be in
     * @param expiresAt as of {@link Ready}, as are the others
     */
    @JsonTypeName("session.guestReady")
    record GuestReady(
        String re,
        String person,
        String place,
        String name,
        ConnectionId connectionId,
        Instant serverTime,
        Instant expiresAt,
        long expiresInMs,
        long heartbeatMs
    ) implements SessionEvent {}

    /**
     * The answer to {@code session.ping}.
     *
     * @param serverTime when this was written
     */
    @JsonTypeName("session.pong")
    record Pong(String re, Instant serverTime) implements SessionEvent {}

    /** The command is done, and there is no more to say. */
    @JsonTypeName("request.done")
    record Done(String re) implements SessionEvent {}

    /**
     * A request was refused or failed; the connection lives on. Carries what REST carries as problem details.
     *
     * @param re the request, null when it could not be read from the frame
     * @param retryable whether the same request may succeed later
     * @param correlationId finds the cause in the server's log; only with {@code INTERNAL}, {@code UNAVAILABLE} and
     *     {@code STORAGE_FULL}
     */
    @JsonTypeName("error")
    record Failed(
        @JsonSetter(nulls = Nulls.SET) @Nullable String re,
        ErrorCode code,
        String title,
        int status,
        boolean retryable,
        Map<String, Object> details,
        @JsonSetter(nulls = Nulls.SET) @Nullable String correlationId
    ) implements SessionEvent {}
}
