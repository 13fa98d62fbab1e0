package dev.parley.api.realtime.command;

import dev.parley.api.meeting.MeetingMapper;
import dev.parley.api.protocol.MeetingCommand;
import dev.parley.api.protocol.MeetingEvent.MeetingChatView;
import dev.parley.api.protocol.MeetingEvent.MeetingEntered;
import dev.parley.api.protocol.MeetingEvent.MeetingStanding;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.feed.MeetingChatFeeds;
import dev.parley.calls.meeting.Door;
import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.time.Clock;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Answers the frames at the door of a meeting. */
@Component
@RequiredArgsConstructor
class MeetingFrames {

    private static final int ADMITTED_AT_ONCE = 200;

    private final Door door;
    private final MeetingMapper mapper;
    private final MeetingChatFeeds chats;
    private final CallPace pace;
    private final Clock clock;

    ServerFrame enter(Connection from, MeetingCommand.EnterMeeting frame) {
        var person = personOf(from);
        var standing = door.arrive(frame.meetingId(), person);
        return new MeetingEntered(
            frame.id(),
            frame.meetingId(),
            standing.isAdmitted() ? MeetingStanding.ADMITTED : MeetingStanding.WAITING,
            standing.view().map(mapper::toView).orElse(null),
            standing.lobby().map(mapper::toView).orElse(null),
            standing.isAdmitted() ? follow(from, frame.meetingId(), person) : null
        );
    }

    private MeetingChatView follow(Connection from, MeetingId meeting, Person person) {
        var extent = chats.follow(from, meeting, person);
        return new MeetingChatView(extent.from(), extent.head());
    }

    ServerFrame leave(Connection from, MeetingCommand.LeaveLobby frame) {
        chats.leave(from, frame.meetingId());
        door.leave(frame.meetingId(), personOf(from));
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame admit(Connection from, MeetingCommand.AdmitWaiting frame) {
        var people = frame.people();
        if (people != null && (people.isEmpty() || people.size() > ADMITTED_AT_ONCE)) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("people", "must be 1 to " + ADMITTED_AT_ONCE));
        }
        door.admit(personOf(from), frame.meetingId(), people);
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame refuse(Connection from, MeetingCommand.RefuseWaiting frame) {
        door.refuse(personOf(from), frame.meetingId(), frame.person());
        return new SessionEvent.Done(frame.id());
    }

    private Person personOf(Connection from) {
        var person = from.requirePrincipal(clock.instant()).person();
        pace.requireMeeting(person);
        return person;
    }
}
