package dev.parley.calls.history;

import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.CallOutcome;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.time.Instant;

/**
 * A call that is over.
 *
 * @param durationMs from the answer to the end, 0 unless answered
 */
public record PastCall(
    CallId id,
    ChatId chatId,
    CallKind kind,
    UserId startedBy,
    Instant startedAt,
    Instant endedAt,
    CallOutcome outcome,
    long durationMs
) {
    /** Whether it rang for the user in vain; a call that one declined oneself is none that was missed. */
    public boolean wasMissedBy(UserId user) {
        return !startedBy.equals(user) && (outcome == CallOutcome.MISSED || outcome == CallOutcome.CANCELLED);
    }
}
