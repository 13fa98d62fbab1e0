package dev.parley.calls.session;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * An ended call, for its chat's log and the history of its people.
 *
 * @param durationMs from the answer to the end, 0 unless answered
 * @param people who started it, and whom it rang
 */
public record CallRecord(
    CallId callId,
    ChatId chatId,
    CallKind kind,
    UserId startedBy,
    Instant startedAt,
    Instant endedAt,
    CallOutcome outcome,
    long durationMs,
    List<UserId> people
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
            ended.durationMs(),
            Stream.concat(Stream.of(origin.startedBy()), origin.invited().stream()).toList()
        );
    }
}
