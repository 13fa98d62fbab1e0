package dev.parley.calls.history;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallEndReason;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.CallOutcome;
import dev.parley.calls.session.CallPart;
import dev.parley.calls.session.ParticipantQuality;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that is over, as it stands in the history of one whom it concerned.
 *
 * @param title of the meeting, as it was called then; null in a chat, and where the meeting had been deleted
 * @param answeredAt null unless answered
 * @param durationMs how long was talked, 0 unless answered
 * @param part what came of it for that user
 * @param participants how many have been in it
 * @param quality what participants have measured, where they did
 */
public record PastCall(
    CallId id,
    CallPlace place,
    @Nullable String title,
    CallKind kind,
    Person startedBy,
    Instant startedAt,
    @Nullable Instant answeredAt,
    Instant endedAt,
    CallOutcome outcome,
    CallEndReason reason,
    long durationMs,
    CallPart part,
    int participants,
    List<ParticipantQuality> quality
) {
    public PastCall {
        quality = List.copyOf(quality);
    }

    /** Whether it rang for the user in vain; a call that one declined oneself is none that was missed. */
    public boolean missed() {
        return part == CallPart.MISSED;
    }
}
