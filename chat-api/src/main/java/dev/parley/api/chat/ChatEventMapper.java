package dev.parley.api.chat;

import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.MemberView;
import dev.parley.calls.session.CallId;
import dev.parley.chat.log.EventBody.CallRecorded;
import dev.parley.chat.log.EventBody.ChatCreated;
import dev.parley.chat.log.EventBody.MembersAdded;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.NewMember;
import java.util.List;

/** Events of the log as the wire knows them. */
public final class ChatEventMapper {

    private ChatEventMapper() {}

    public static ChatEvent toWire(LoggedEvent event) {
        var chatId = event.chatId();
        long seq = event.seq();
        var at = event.at();
        var actor = event.actor();
        return switch (event.body()) {
            case ChatCreated body -> new ChatEvent.Created(
                chatId,
                seq,
                at,
                actor,
                body.type(),
                body.title(),
                members(body.members())
            );
            case MembersAdded body -> new ChatEvent.MembersAdded(chatId, seq, at, actor, members(body.members()));
            case MessageSent body -> new ChatEvent.MessageSent(chatId, seq, at, actor, body.clientId(), body.text());
            case CallRecorded body -> new ChatEvent.CallRecorded(
                chatId,
                seq,
                at,
                actor,
                new CallId(body.callId()),
                body.kind(),
                body.outcome(),
                body.durationMs()
            );
        };
    }

    public static List<ChatEvent> toWire(List<LoggedEvent> events) {
        return events.stream().map(ChatEventMapper::toWire).toList();
    }

    private static List<MemberView> members(List<NewMember> members) {
        return members
            .stream()
            .map(member -> new MemberView(member.userId(), member.role()))
            .toList();
    }
}
