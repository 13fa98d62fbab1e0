package dev.parley.calls.history;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallEndReason;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.CallOutcome;
import dev.parley.calls.session.ParticipantQuality;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call that is over.
 *
 * @param answeredAt null unless answered
 * @param durationMs how long was talked, 0 unless answered
 * @param quality what participants have measured, where they did
 */
public record PastCall(
    CallId id,
    CallPlace place,
    CallKind kind,
    Person startedBy,
    Instant startedAt,
    @Nullable Instant answeredAt,
    Instant endedAt,
    CallOutcome outcome,
    CallEndReason reason,
    long durationMs,
    List<ParticipantQuality> quality
) {
    private static final Set<CallOutcome> MISSED = EnumSet.of(
        CallOutcome.MISSED,
        CallOutcome.CANCELLED,
        CallOutcome.BUSY
    );

    public PastCall {
        quality = List.copyOf(quality);
    }

    /** Whether it rang for the user in vain; a call that one declined oneself is none that was missed. */
    public boolean wasMissedBy(UserId user) {
        return !startedBy.equals(Person.of(user)) && MISSED.contains(outcome);
    }
}
