package dev.parley.api.realtime.command;

import dev.parley.api.chat.ChatEventMapper;
import dev.parley.api.protocol.ChatCommand;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.ForwardResult;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.chat.message.Forwards;
import dev.parley.chat.message.History;
import dev.parley.chat.message.Messages;
import dev.parley.chat.reading.ReadMarkers;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Answers the frames about chats: the login of the connection, one call of the domain, its result as a frame. */
@Component
@RequiredArgsConstructor
class ChatFrames {

    private final Messages messages;
    private final Forwards forwards;
    private final History history;
    private final ReadMarkers readMarkers;
    private final Clock clock;

    ServerFrame send(Connection from, ChatCommand.SendMessage frame) {
        var sender = userOf(from);
        var message = messages.send(
            sender,
            frame.chatId(),
            frame.clientId(),
            frame.text(),
            frame.replyTo(),
            frame.attachmentIds()
        );
        return new ChatReply.MessageAccepted(frame.id(), frame.chatId(), message.seq());
    }

    ServerFrame forward(Connection from, ChatCommand.ForwardMessage frame) {
        var targets = frame
            .targets()
            .stream()
            .map(target -> new Forwards.Target(target.chatId(), target.clientId()))
            .toList();
        var results = forwards
            .forward(userOf(from), frame.chatId(), frame.seq(), targets)
            .stream()
            .map(result -> new ForwardResult(result.chatId(), result.seq(), result.refused()))
            .toList();
        return new ChatReply.MessageForwarded(frame.id(), results);
    }

    ServerFrame edit(Connection from, ChatCommand.EditMessage frame) {
        messages.edit(intent(from, frame.clientId()), frame.chatId(), frame.seq(), frame.text());
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame delete(Connection from, ChatCommand.DeleteMessage frame) {
        messages.delete(intent(from, frame.clientId()), frame.chatId(), frame.seq());
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame react(Connection from, ChatCommand.SetReaction frame) {
        messages.react(intent(from, frame.clientId()), frame.chatId(), frame.seq(), frame.emoji(), frame.on());
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame pin(Connection from, ChatCommand.SetPin frame) {
        messages.pin(intent(from, frame.clientId()), frame.chatId(), frame.seq(), frame.pinned());
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame catchUp(Connection from, ChatCommand.CatchUp frame) {
        var reader = userOf(from);
        var page = history.after(reader, frame.chatId(), frame.after(), History.PAGE_MAX);
        return new ChatReply.Log(frame.id(), frame.chatId(), ChatEventMapper.toWire(page.events()), page.head());
    }

    ServerFrame moveReadMarker(Connection from, ChatCommand.MoveReadMarker frame) {
        var reader = userOf(from);
        readMarkers.move(reader, frame.chatId(), frame.seq());
        return new SessionEvent.Done(frame.id());
    }

    private Intent intent(Connection from, String clientId) {
        return new Intent(userOf(from), clientId);
    }

    private UserId userOf(Connection from) {
        return from.requireUser(clock.instant());
    }
}
