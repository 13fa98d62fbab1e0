package dev.parley.calls.session;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An ended call, for its chat's log and the history of its people.
 *
 * @param answeredAt null unless answered
 * @param durationMs how long was talked, 0 unless answered
 * @param people who started it, and whom it rang or would have
 * @param quality what participants have measured, where they did
 */
public record CallRecord(
    CallId callId,
    ChatId chatId,
    CallKind kind,
    UserId startedBy,
    Instant startedAt,
    @Nullable Instant answeredAt,
    Instant endedAt,
    CallOutcome outcome,
    CallEndReason reason,
    long durationMs,
    List<UserId> people,
    List<ParticipantQuality> quality
) {
    public CallRecord {
        people = List.copyOf(people);
        quality = List.copyOf(quality);
    }

    static CallRecord of(CallState.Ended ended, List<ParticipantQuality> quality) {
        var origin = ended.origin();
        return new CallRecord(
            origin.id(),
            origin.chatId(),
            ended.kind(),
            origin.startedBy(),
            origin.startedAt(),
            ended.outcome() == CallOutcome.ANSWERED ? ended.answeredAt() : null,
            ended.endedAt(),
            ended.outcome(),
            ended.reason(),
            ended.durationMs(),
            peopleOf(origin),
            quality
        );
    }

    private static List<UserId> peopleOf(CallOrigin origin) {
        return Stream.concat(Stream.of(origin.startedBy()), origin.invited().stream()).toList();
    }
}
