package dev.parley.calls.session;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Who may do what in a call; in which state it may be done, {@link CallMachine} says. Whoever may not know of a call is
 * told {@code CALL_NOT_FOUND}.
 */
@Component
@RequiredArgsConstructor
public class CallPolicy {

    private final CallableChats chats;

    /**
     * A member may start a call. Returns whom it rings: the other members.
     *
     * @throws ParleyException {@code CHAT_NOT_FOUND}, {@code BLOCKED}, {@code INVALID_REQUEST} where there is nobody else
     */
    Set<UserId> requireStart(ChatId chat, UserId user) {
        var others = chats
            .requireReachable(chat, user)
            .stream()
            .filter(Predicate.not(user::equals))
            .collect(Collectors.toUnmodifiableSet());
        if (others.isEmpty()) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("chatId", "there is nobody to call"));
        }
        return others;
    }

    /**
     * Whoever was invited may enter, unless removed from the chat since.
     *
     * @throws ParleyException {@code CALL_NOT_FOUND}; {@code BLOCKED} in a personal chat of which one has blocked the other
     */
    void requireEntry(CallOrigin call, UserId user) {
        requireConcerned(call, user);
        requireMember(call.chatId(), user);
        chats.requireUnblocked(call.chatId(), user);
    }

    private void requireMember(ChatId chat, UserId user) {
        if (!chats.isMember(chat, user)) {
            throw new ParleyException(ErrorCode.CALL_NOT_FOUND);
        }
    }

    /** Only those who were invited, and the caller, know of a call. */
    void requireConcerned(CallOrigin call, UserId user) {
        if (!call.concerns(user)) {
            throw new ParleyException(ErrorCode.CALL_NOT_FOUND);
        }
    }

    /**
     * A participant who is still a member may signal to another, both by exactly the connections they are in the call
     * with. Returns the other.
     */
    public Call.Participant requireRelay(Call call, UserId user, ConnectionId from, ConnectionId to) {
        requireParticipant(call, user, from);
        var receiver = call.participantOn(to).filter(participant -> !participant.connectionId().equals(from));
        requireMember(call.chatId(), user);
        return receiver.orElseThrow(() -> new ParleyException(ErrorCode.CALL_NOT_FOUND));
    }

    /** The user must be in the call by exactly this connection. */
    void requireParticipant(Call call, UserId user, ConnectionId connection) {
        if (
            call
                .participantOn(connection)
                .filter(participant -> participant.userId().equals(user))
                .isEmpty()
        ) {
            throw new ParleyException(ErrorCode.CALL_NOT_FOUND);
        }
    }
}
