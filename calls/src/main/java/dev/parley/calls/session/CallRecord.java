package dev.parley.calls.session;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.time.Instant;

/**
 * An ended call, for its chat's log.
 *
 * @param durationMs from the answer to the end, 0 unless answered
 */
public record CallRecord(
    CallId callId,
    ChatId chatId,
    CallKind kind,
    UserId startedBy,
    Instant startedAt,
    Instant endedAt,
    CallOutcome outcome,
    long durationMs
) {
    static CallRecord of(CallState.Ended ended) {
        var origin = ended.origin();
        return new CallRecord(
            origin.id(),
            origin.chatId(),
            origin.kind(),
            origin.startedBy(),
            origin.startedAt(),
            ended.endedAt(),
            ended.outcome(),
            ended.durationMs()
        );
    }
}
