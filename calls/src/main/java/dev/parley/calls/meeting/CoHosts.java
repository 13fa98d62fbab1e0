package dev.parley.calls.meeting;

import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.util.Map;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Whom the owner of a meeting has made a host of it too. Only the owner may. */
@Service
@RequiredArgsConstructor
public class CoHosts {

    private static final int MAX = 20;

    private final HostedMeetings hosted;
    private final Entrants entrants;

    /**
     * Makes somebody a co-host who has come by the link.
     *
     * @throws ParleyException {@code NOT_A_MEMBER} for all others; {@code INVALID_REQUEST} for the owner; {@code
     *     MEMBER_LIMIT_REACHED}, {@code MEETING_ENDED}
     */
    public void add(Intent intent, MeetingId id, UserId user) {
        var present = hosted.own(intent.actor(), id);
        if (present.owner().equals(user)) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("userId", "owns the meeting"));
        }
        boolean known = present.coHosts().contains(user) || entrants.find(id, Person.of(user)).isPresent();
        if (!known || present.hasRemoved(Person.of(user))) {
            throw new ParleyException(ErrorCode.NOT_A_MEMBER, Map.of("userId", user.value()));
        }
        hosted.change(intent, id, meeting -> {
            if (meeting.coHosts().contains(user)) {
                return meeting;
            }
            if (meeting.coHosts().size() >= MAX) {
                throw new ParleyException(ErrorCode.MEMBER_LIMIT_REACHED, Map.of("limit", MAX));
            }
            return meeting.withCoHosts(Stream.concat(meeting.coHosts().stream(), Stream.of(user)).toList());
        });
    }

    /** One who was a co-host stays as a participant. */
    public void remove(Intent intent, MeetingId id, UserId user) {
        hosted.own(intent.actor(), id);
        hosted.change(intent, id, meeting ->
            meeting.withCoHosts(
                meeting
                    .coHosts()
                    .stream()
                    .filter(host -> !host.equals(user))
                    .toList()
            )
        );
    }
}
