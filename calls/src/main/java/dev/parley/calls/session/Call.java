package dev.parley.calls.session;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call that is not over, as it stood at {@code version}.
 *
 * @param version rises with every change; an older snapshot than the one held is to be ignored
 * @param kind {@code VIDEO} too when a camera has been switched on in a voice call since
 * @param answeredAt when it became active, null while it only rings
 * @param ringing the users whose devices ring
 * @param ringsUntil when that ends by itself, null where nobody is rung
 * @param participants who is in it, in the order of entering, the caller first
 * @param awaited who has left it because the connection was lost, and may return for a while
 */
public record Call(
    CallId id,
    ChatId chatId,
    CallKind kind,
    long version,
    UserId startedBy,
    Instant startedAt,
    @Nullable Instant answeredAt,
    List<UserId> ringing,
    @Nullable Instant ringsUntil,
    List<Participant> participants,
    List<UserId> awaited
) {
    /** @param connected false while the connection is gone and the grace period runs */
    public record Participant(UserId userId, ConnectionId connectionId, Media media, boolean connected) {}

    public Call {
        ringing = List.copyOf(ringing);
        participants = List.copyOf(participants);
        awaited = List.copyOf(awaited);
    }

    /** The participant on exactly this connection. */
    public Optional<Participant> participantOn(ConnectionId connection) {
        return participants
            .stream()
            .filter(participant -> participant.connectionId().equals(connection))
            .findFirst();
    }

    /** Whether the user is in the call, rung by it, or awaited. */
    public boolean occupies(UserId user) {
        return (
            ringing.contains(user) ||
            awaited.contains(user) ||
            participants.stream().anyMatch(participant -> participant.userId().equals(user))
        );
    }

    /** The snapshot of a stored call; empty once it has ended. */
    static Optional<Call> of(VersionedCall call) {
        return switch (call.state()) {
            case CallState.Ringing ringing -> Optional.of(of(ringing, call.version(), null));
            case CallState.Active active -> Optional.of(of(active, call.version(), active.answeredAt()));
            case CallState.Ended _ -> Optional.empty();
        };
    }

    private static Call of(CallState.Live live, long version, @Nullable Instant answeredAt) {
        var origin = live.origin();
        return new Call(
            origin.id(),
            origin.chatId(),
            live.kind(),
            version,
            origin.startedBy(),
            origin.startedAt(),
            answeredAt,
            live.ringing(),
            live.ringing().isEmpty() ? null : origin.ringsUntil(),
            live
                .participants()
                .stream()
                .map(place -> place.view())
                .toList(),
            live.awaited().stream().map(Awaited::userId).toList()
        );
    }
}
