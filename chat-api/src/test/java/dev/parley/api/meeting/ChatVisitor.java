package dev.parley.api.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ClientFrame;
import dev.parley.api.protocol.MeetingChatCommand.CatchUpMeeting;
import dev.parley.api.protocol.MeetingChatCommand.DeleteInMeeting;
import dev.parley.api.protocol.MeetingChatCommand.EditInMeeting;
import dev.parley.api.protocol.MeetingChatCommand.ReactInMeeting;
import dev.parley.api.protocol.MeetingChatCommand.SendToMeeting;
import dev.parley.api.protocol.MeetingChatEvent;
import dev.parley.api.protocol.MeetingChatEvent.SentToMeeting;
import dev.parley.api.protocol.MeetingChatReply.AcceptedInMeeting;
import dev.parley.api.protocol.MeetingChatReply.MeetingLog;
import dev.parley.api.protocol.MeetingEvent.MeetingChatView;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.SocketClient;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.AttachmentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Somebody at the chat of a meeting, by a socket of theirs. */
record ChatVisitor(TestMeeting meeting, SocketClient socket) {
    /** Comes in, and is told what there is to read. */
    MeetingChatView enter() {
        return Objects.requireNonNull(meeting.arrive(socket).chat());
    }

    long say(String text, AttachmentId... files) {
        return send(SocketClient.newClientId(), text, null, files);
    }

    long send(String clientId, String text, @Nullable Long replyTo, AttachmentId... files) {
        return socket
            .ask(
                id -> new SendToMeeting(id, meeting.id(), clientId, text, replyTo, List.of(files)),
                AcceptedInMeeting.class
            )
            .seq();
    }

    Function<String, ClientFrame> sending(String text, @Nullable Long replyTo, AttachmentId... files) {
        String clientId = SocketClient.newClientId();
        return id -> new SendToMeeting(id, meeting.id(), clientId, text, replyTo, List.of(files));
    }

    Function<String, ClientFrame> editing(long seq, String text) {
        String clientId = SocketClient.newClientId();
        return id -> new EditInMeeting(id, meeting.id(), clientId, seq, text);
    }

    Function<String, ClientFrame> deleting(long seq) {
        String clientId = SocketClient.newClientId();
        return id -> new DeleteInMeeting(id, meeting.id(), clientId, seq);
    }

    Function<String, ClientFrame> reacting(long seq, String emoji, boolean on) {
        String clientId = SocketClient.newClientId();
        return id -> new ReactInMeeting(id, meeting.id(), clientId, seq, emoji, on);
    }

    Function<String, ClientFrame> catchingUp(long after) {
        return id -> new CatchUpMeeting(id, meeting.id(), after);
    }

    void done(Function<String, ClientFrame> command) {
        socket.ask(command, SessionEvent.Done.class);
    }

    ErrorCode refused(Function<String, ClientFrame> command) {
        return socket.ask(command, SessionEvent.Failed.class).code();
    }

    MeetingLog log(long after) {
        return socket.ask(catchingUp(after), MeetingLog.class);
    }

    /** All that there is after a place, in as many answers as it takes. */
    List<MeetingChatEvent> allAfter(long after) {
        var events = new ArrayList<MeetingChatEvent>();
        for (var page = log(after); !page.events().isEmpty(); page = log(events.getLast().seq())) {
            events.addAll(page.events());
        }
        return events;
    }

    SentToMeeting hears(String text) {
        return socket.expect(SentToMeeting.class, sent -> sent.text().equals(text));
    }

    /** The places of all events that have come by themselves, in the order in which they came. */
    List<Long> heard() {
        return socket.received(MeetingChatEvent.class).stream().map(MeetingChatEvent::seq).toList();
    }

    void hasHeardOnceAndInOrder() {
        assertThat(heard()).isSorted().doesNotHaveDuplicates();
    }

    static List<String> texts(List<MeetingChatEvent> events) {
        return events
            .stream()
            .filter(SentToMeeting.class::isInstance)
            .map(event -> ((SentToMeeting) event).text())
            .toList();
    }
}
