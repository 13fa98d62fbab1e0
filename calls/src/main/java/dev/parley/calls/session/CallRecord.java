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
 * @param outcome {@link CallOutcome#FAILED} where one has left for want of a way for the media, and nobody has measured any
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
        var outcome = outcomeOf(ended, quality);
        boolean answered = outcome == CallOutcome.ANSWERED;
        return new CallRecord(
            origin.id(),
            origin.place(),
            ended.kind(),
            origin.startedBy(),
            origin.startedAt(),
            answered ? ended.answeredAt() : null,
            ended.endedAt(),
            outcome,
            ended.reason(),
            answered ? ended.durationMs() : 0,
            ended.attendance(),
            quality
        );
    }

    /** Who is in a call measures the media as soon as some come, and tells of it. */
    private static CallOutcome outcomeOf(CallState.Ended ended, List<ParticipantQuality> quality) {
        boolean inVain =
            ended.outcome() == CallOutcome.ANSWERED &&
            ended.reason() == CallEndReason.FAILED &&
            ended.attendance().present().size() > 1 &&
            quality.isEmpty();
        return inVain ? CallOutcome.FAILED : ended.outcome();
    }
}
