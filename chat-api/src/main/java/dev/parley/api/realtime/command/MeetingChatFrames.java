package dev.parley.api.realtime.command;

import dev.parley.api.meeting.MeetingChatMapper;
import dev.parley.api.protocol.MeetingChatCommand;
import dev.parley.api.protocol.MeetingChatReply;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.calls.meeting.MeetingChat;
import dev.parley.calls.place.Person;
import java.time.Clock;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Answers the frames about the chat of a meeting. */
@Component
@RequiredArgsConstructor
class MeetingChatFrames {

    private final MeetingChat chat;
    private final MeetingChatMapper mapper;
    private final Clock clock;

    ServerFrame send(Connection from, MeetingChatCommand.SendToMeeting frame) {
        var message = chat.send(
            frame.meetingId(),
            personOf(from),
            frame.clientId(),
            frame.text(),
            frame.replyTo(),
            frame.attachmentIds()
        );
        return new MeetingChatReply.AcceptedInMeeting(frame.id(), frame.meetingId(), message.seq());
    }

    ServerFrame edit(Connection from, MeetingChatCommand.EditInMeeting frame) {
        chat.edit(frame.meetingId(), personOf(from), frame.clientId(), frame.seq(), frame.text());
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame delete(Connection from, MeetingChatCommand.DeleteInMeeting frame) {
        chat.delete(frame.meetingId(), personOf(from), frame.clientId(), frame.seq());
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame react(Connection from, MeetingChatCommand.ReactInMeeting frame) {
        chat.react(frame.meetingId(), personOf(from), frame.clientId(), frame.seq(), frame.emoji(), frame.on());
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame catchUp(Connection from, MeetingChatCommand.CatchUpMeeting frame) {
        var page = chat.after(frame.meetingId(), personOf(from), frame.after());
        var events = mapper.toWire(frame.meetingId(), page);
        var extent = page.extent();
        return new MeetingChatReply.MeetingLog(frame.id(), frame.meetingId(), events, extent.from(), extent.head());
    }

    private Person personOf(Connection from) {
        return from.requirePrincipal(clock.instant()).person();
    }
}
