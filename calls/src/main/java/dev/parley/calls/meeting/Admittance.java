package dev.parley.calls.meeting;

import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.HeldCalls;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Who may be in a meeting's call, asked at the moment it matters. */
@Component
@RequiredArgsConstructor
class Admittance {

    private final MeetingStore meetings;
    private final Entrants entrants;
    private final HeldCalls calls;
    private final Clock clock;

    Optional<Meeting> find(MeetingId id) {
        return meetings.find(id);
    }

    /** The meeting, where the person hosts it. */
    Optional<Meeting> asHost(MeetingId id, Person person) {
        return find(id).filter(meeting -> meeting.isHost(person) && !meeting.hasRemoved(person));
    }

    boolean isAdmitted(MeetingId id, Person person) {
        return find(id)
            .filter(meeting -> !meeting.hasRemoved(person))
            .filter(meeting -> meeting.isHost(person) || entrants.isAdmitted(id, person))
            .isPresent();
    }

    /**
     * The meeting, where the person is admitted.
     *
     * @throws ParleyException {@code MEETING_NOT_FOUND}, {@code REMOVED_FROM_MEETING}; {@code NOT_ADMITTED} for who has come by
     *     the link only
     */
    Meeting require(MeetingId id, Person person) {
        var meeting = find(id).orElseThrow(() -> new ParleyException(ErrorCode.MEETING_NOT_FOUND));
        boolean host = meeting.isHost(person);
        if (!host && entrants.find(id, person).isEmpty()) {
            throw new ParleyException(ErrorCode.MEETING_NOT_FOUND);
        }
        requireNotRemoved(meeting, person);
        if (!host && !entrants.isAdmitted(id, person)) {
            throw new ParleyException(ErrorCode.NOT_ADMITTED);
        }
        return meeting;
    }

    /** @throws ParleyException {@code REMOVED_FROM_MEETING} */
    static void requireNotRemoved(Meeting meeting, Person person) {
        if (meeting.hasRemoved(person)) {
            throw new ParleyException(ErrorCode.REMOVED_FROM_MEETING);
        }
    }

    /** A call that goes on when the meeting's end has come can be entered still. @throws ParleyException {@code MEETING_ENDED} */
    void requireOpen(Meeting meeting) {
        if (meeting.isOver(clock.instant()) && (meeting.endedAt() != null || calls.callIn(meeting.place()).isEmpty())) {
            throw new ParleyException(ErrorCode.MEETING_ENDED, Map.of("title", meeting.title()));
        }
    }
}
