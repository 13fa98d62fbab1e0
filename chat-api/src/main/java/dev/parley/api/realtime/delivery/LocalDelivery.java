package dev.parley.api.realtime.delivery;

import dev.parley.api.chat.ChatEventMapper;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.CallView;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.realtime.bus.Inbound;
import dev.parley.api.realtime.bus.NodeMessage;
import dev.parley.api.realtime.bus.NodeMessage.ChatCallTold;
import dev.parley.api.realtime.bus.NodeMessage.ChatEventLogged;
import dev.parley.api.realtime.bus.NodeMessage.KeyRevoked;
import dev.parley.api.realtime.bus.NodeMessage.LoginRevoked;
import dev.parley.api.realtime.bus.NodeMessage.MarkerMoved;
import dev.parley.api.realtime.bus.NodeMessage.MarkersSeen;
import dev.parley.api.realtime.bus.NodeMessage.MeetingChatGrown;
import dev.parley.api.realtime.bus.NodeMessage.PairBlocked;
import dev.parley.api.realtime.bus.NodeMessage.PersonFrame;
import dev.parley.api.realtime.bus.NodeMessage.PresenceTouched;
import dev.parley.api.realtime.bus.NodeMessage.RouterAsked;
import dev.parley.api.realtime.bus.NodeMessage.SeatLost;
import dev.parley.api.realtime.bus.NodeMessage.Typed;
import dev.parley.api.realtime.bus.NodeMessage.UserTouched;
import dev.parley.api.realtime.connection.CloseCode;
import dev.parley.api.realtime.connection.Connections;
import dev.parley.api.realtime.connection.FrameCodec;
import dev.parley.api.realtime.feed.CallFeed;
import dev.parley.api.realtime.feed.ChatCallFeed;
import dev.parley.api.realtime.feed.ChatFeeds;
import dev.parley.api.realtime.feed.MarkerFeed;
import dev.parley.api.realtime.feed.MeetingChatFeeds;
import dev.parley.api.realtime.feed.UserFeed;
import dev.parley.api.realtime.presence.PresenceWatches;
import dev.parley.api.realtime.presence.SeenFeed;
import dev.parley.api.realtime.presence.TypingFeed;
import dev.parley.api.security.LiveLogins;
import dev.parley.chat.apikey.ApiKeyId;
import dev.parley.chat.auth.AuthSessionId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.user.UserId;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What a {@link NodeMessage} does on this node. */
@Component
@RequiredArgsConstructor
class LocalDelivery implements Inbound {

    private final ChatFeeds feeds;
    private final MeetingChatFeeds meetingChats;
    private final Connections connections;
    private final PresenceWatches presence;
    private final UserFeed users;
    private final TypingFeed typing;
    private final SeenFeed seen;
    private final MarkerFeed markers;
    private final CallFeed calls;
    private final ChatCallFeed chatCalls;
    private final LiveLogins logins;
    private final ChatLog chatLog;
    private final FrameCodec codec;
    /** By which the router gets what it is asked: it answers through here. */
    private final ApplicationEventPublisher router;

    @Override
    public void heard(NodeMessage message) {
        if (message instanceof ChatEventLogged(var event)) {
            chatLog.heard(event);
        }
        deliver(message);
    }

    void deliver(NodeMessage message) {
        switch (message) {
            case ChatEventLogged(var event) -> deliver(ChatEventMapper.toWire(event));
            case MeetingChatGrown(var meeting) -> meetingChats.grown(meeting);
            case PersonFrame frame -> deliver(frame);
            case MarkerMoved moved -> markers.moved(moved);
            case PresenceTouched touched -> presence.touched(touched.users());
            case UserTouched touched -> users.touched(touched.userId(), touched.chats());
            case Typed typed -> typing.typed(typed);
            case PairBlocked pair -> typing.blocked(pair.blocker(), pair.blocked());
            case MarkersSeen markers -> seen.seen(markers);
            case ChatCallTold told -> chatCalls.told(told);
            case RouterAsked asked -> router.publishEvent(asked.request());
            case SeatLost lost -> seatLost(lost);
            case KeyRevoked revoked -> connections.closeAll(new ApiKeyId(revoked.keyId()));
            case LoginRevoked revoked -> revoke(new AuthSessionId(revoked.sessionId()));
        }
    }

    private void seatLost(SeatLost lost) {
        connections.find(lost.connection()).ifPresent(connection -> connection.close(CloseCode.TOO_MANY));
    }

    private void deliver(ChatEvent event) {
        feeds.deliver(event);
        switch (event) {
            case ChatEvent.MessageSent sent -> typing.stopped(sent.chatId(), sent.actor());
            case ChatEvent.MemberRemoved removed -> memberLeft(removed.chatId(), removed.userId());
            case ChatEvent.MemberLeft left -> memberLeft(left.chatId(), left.actor());
            case ChatEvent.MembersAdded added -> added
                .members()
                .forEach(member -> chatCalls.joined(added.chatId(), member.userId()));
            case ChatEvent.MemberJoined joined -> chatCalls.joined(joined.chatId(), joined.actor());
            default -> {
            }
        }
    }

    private void memberLeft(ChatId chatId, UserId userId) {
        typing.stopped(chatId, userId);
        presence.memberLeft(chatId, userId);
    }

    private void deliver(PersonFrame message) {
        var timed = calls.timed(message.frame());
        if (timed instanceof CallEvent.Ringing(var call) && isOver(call)) {
            // It waited for Redis. Should it ring all the same, the next audit tells.
            return;
        }
        byte[] frame = codec.encode(timed);
        for (var person : message.people()) {
            connections
                .of(person)
                .stream()
                .filter(connection -> message.connection() == null || connection.id().equals(message.connection()))
                .forEach(connection -> calls.send(connection, timed, frame));
        }
    }

    private static boolean isOver(CallView ringing) {
        return ringing.ringsForMs() != null && ringing.ringsForMs() == 0;
    }

    private void revoke(AuthSessionId sessionId) {
        logins.revoked(sessionId);
        connections.closeAll(sessionId);
    }
}
