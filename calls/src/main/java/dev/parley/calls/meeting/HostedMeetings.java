package dev.parley.calls.meeting;

import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.util.function.UnaryOperator;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** A meeting to those who may see or change it. */
@Component
@RequiredArgsConstructor
class HostedMeetings {

    private final MeetingStore store;
    private final Admittance admittance;
    private final ApplicationEventPublisher events;

    /** @throws ParleyException {@code MEETING_NOT_FOUND} for who is no host */
    Meeting get(UserId host, MeetingId id) {
        return admittance
            .asHost(id, Person.of(host))
            .orElseThrow(() -> new ParleyException(ErrorCode.MEETING_NOT_FOUND));
    }

    /** @throws ParleyException {@code FORBIDDEN} for a co-host; as {@link #get} */
    Meeting own(UserId owner, MeetingId id) {
        var meeting = get(owner, id);
        if (!meeting.owner().equals(owner)) {
            throw new ParleyException(ErrorCode.FORBIDDEN);
        }
        return meeting;
    }

    /** Changes a meeting of which the actor has been made sure, and tells of it. @throws ParleyException {@code MEETING_ENDED} */
    Meeting change(Intent intent, MeetingId id, UnaryOperator<Meeting> change) {
        var after = store
            .change(id, intent.key(), meeting -> {
                if (meeting.endedAt() != null) {
                    throw new ParleyException(ErrorCode.MEETING_ENDED);
                }
                return change.apply(meeting);
            })
            .orElseThrow(() -> new ParleyException(ErrorCode.MEETING_NOT_FOUND));
        events.publishEvent(new MeetingNotice.Changed(id));
        return after;
    }
}
