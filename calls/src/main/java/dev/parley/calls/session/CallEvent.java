package dev.parley.calls.session;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.util.Set;

/** What the people of a call are told. */
public sealed interface CallEvent {
    /** Whom it concerns. It goes to all their connections, {@link Signalled} to one only. */
    Set<UserId> recipients();

    /** A call has begun and rings. */
    record Rang(Call call, Set<UserId> recipients) implements CallEvent {}

    /**
     * Someone came, left, declined, moved to another connection, lost it or switched a device. Whoever is in the
     * recipients but neither rung nor a participant has just left the call and hears no more of it.
     */
    record Changed(Call call, Set<UserId> recipients) implements CallEvent {}

    /**
     * The call is over. It may be told more than once.
     *
     * @param durationMs from the answer to the end, 0 where nobody answered
     */
    record Ended(
        CallId callId,
        ChatId chatId,
        CallEndReason reason,
        long durationMs,
        Set<UserId> recipients
    ) implements CallEvent {}

    /**
     * Something for one peer connection.
     *
     * @param from the sender's connection
     * @param to the only connection that may get it
     * @param toUser whose connection that is
     */
    record Signalled(
        CallId callId,
        ConnectionId from,
        ConnectionId to,
        UserId toUser,
        Signal signal
    ) implements CallEvent {
        @Override
        public Set<UserId> recipients() {
            return Set.of(toUser);
        }
    }
}
