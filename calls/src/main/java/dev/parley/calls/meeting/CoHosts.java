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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Whom the owner of a meeting has made a host of it too. Only the owner may. */
@Service
@RequiredArgsConstructor
public class CoHosts {

    private static final int MAX = 20;

    private final HostedMeetings hosted;
    private final Entrants entrants;
    private final MeetingEnds ends;
    private final ApplicationEventPublisher events;

    /**
     * Makes somebody a co-host who has come by the link; it holds at once, also in the call that goes on.
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
        if (!known) {
            throw notThere(user);
        }
        hosted.change(intent, id, meeting -> {
            if (meeting.hasRemoved(Person.of(user))) {
                throw notThere(user);
            }
            if (meeting.coHosts().contains(user)) {
                return meeting;
            }
            if (meeting.coHosts().size() >= MAX) {
                throw new ParleyException(ErrorCode.MEMBER_LIMIT_REACHED, Map.of("limit", MAX));
            }
            return meeting.withCoHosts(Stream.concat(meeting.coHosts().stream(), Stream.of(user)).toList());
        });
        // Who waits is told to hosts only, and this one has heard nothing of it yet.
        events.publishEvent(new MeetingNotice.LobbyChanged(id));
    }

    private static ParleyException notThere(UserId user) {
        return new ParleyException(ErrorCode.NOT_A_MEMBER, Map.of("userId", user.value()));
    }

    /** One who was a co-host stays as a participant, and is held at what only hosts may send. */
    public void remove(Intent intent, MeetingId id, UserId user) {
        var before = hosted.own(intent.actor(), id);
        var after = hosted.change(intent, id, meeting ->
            meeting.withCoHosts(
                meeting
                    .coHosts()
                    .stream()
                    .filter(host -> !host.equals(user))
                    .toList()
            )
        );
        if (before.coHosts().contains(user) && !after.isHost(Person.of(user))) {
            ends.hostUnmade(after, Person.of(user));
        }
    }
}
