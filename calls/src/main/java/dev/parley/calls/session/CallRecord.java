package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ended call, for the log of its chat, if it was held in one, and the history of its people.
 *
 * @param answeredAt null unless answered
 * @param durationMs how long was talked, 0 unless answered
 * @param attendance who started it, whom it rang or would have, and who was in it
 * @param quality what participants have measured, where they did
 */
public record CallRecord(
    CallId callId,
    CallPlace place,
    CallKind kind,
    Person startedBy,
    Instant startedAt,
    @Nullable Instant answeredAt,
    Instant endedAt,
    CallOutcome outcome,
    CallEndReason reason,
    long durationMs,
    Attendance attendance,
    List<ParticipantQuality> quality
) {
    public CallRecord {
        quality = List.copyOf(quality);
    }

    static CallRecord of(CallState.Ended ended, List<ParticipantQuality> quality) {
        var origin = ended.origin();
        return new CallRecord(
            origin.id(),
            origin.place(),
            ended.kind(),
            origin.startedBy(),
            origin.startedAt(),
            ended.outcome() == CallOutcome.ANSWERED ? ended.answeredAt() : null,
            ended.endedAt(),
            ended.outcome(),
            ended.reason(),
            ended.durationMs(),
            ended.attendance(),
            quality
        );
    }
}
