package dev.parley.calls.meeting;

import dev.parley.calls.session.CallEndReason;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.ParticipantQuality;
import java.time.Instant;
import java.util.List;

/**
 * A call of a meeting that is over.
 *
 * @param count how many were in it
 * @param people the first of them, under the names that they had then
 * @param quality what participants have measured, where they did
 */
public record MeetingCall(
    CallId callId,
    CallKind kind,
    Instant startedAt,
    Instant endedAt,
    long durationMs,
    CallEndReason reason,
    int count,
    List<NamedPerson> people,
    List<ParticipantQuality> quality
) {
    public MeetingCall {
        people = List.copyOf(people);
        quality = List.copyOf(quality);
    }
}
