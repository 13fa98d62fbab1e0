package dev.parley.calls.session;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.List;

/**
 * What a call is from its start to its end.
 *
 * @param ringsUntil when nobody is rung any more who has not answered
 * @param invited the chat's members at the start, without the caller: who is rung, and who may join later
 */
record CallOrigin(
    CallId id,
    ChatId chatId,
    CallKind kind,
    UserId startedBy,
    Instant startedAt,
    Instant ringsUntil,
    List<UserId> invited
) {
    CallOrigin {
        invited = List.copyOf(invited);
    }

    /** Whether the user may know of this call at all. */
    boolean concerns(UserId user) {
        return startedBy.equals(user) || invited.contains(user);
    }
}
