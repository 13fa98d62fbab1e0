package dev.parley.api.realtime.delivery;

import dev.parley.api.chat.ChatEventMapper;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.CallView;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.RunEvent;
import dev.parley.api.realtime.bus.Inbound;
import dev.parley.api.realtime.bus.NodeMessage;
import dev.parley.api.realtime.bus.NodeMessage.ChatCallTold;
import dev.parley.api.realtime.bus.NodeMessage.ChatEventLogged;
import dev.parley.api.realtime.bus.NodeMessage.FactorDue;
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
import dev.parley.api.realtime.bus.NodeMessage.WordsChanged;
import dev.parley.api.realtime.connection.CloseCode;
import dev.parley.api.realtime.connection.Connections;
import dev.parley.api.realtime.connection.FrameCodec;
import dev.parley.api.realtime.feed.CallFeed;
import dev.parley.api.realtime.feed.ChatCallFeed;
import dev.parley.api.realtime.feed.ChatFeeds;
import dev.parley.api.realtime.feed.MarkerFeed;
import dev.parley.api.realtime.feed.MeetingChatFeeds;
import dev.parley.api.realtime.feed.RunFeed;
import dev.parley.api.realtime.feed.UserFeed;
import dev.parley.api.realtime.presence.PresenceWatches;
import dev.parley.api.realtime.presence.SeenFeed;
import dev.parley.api.realtime.presence.TypingFeed;
import dev.parley.api.security.LiveLogins;
import dev.parley.chat.apikey.ApiKeyId;
import dev.parley.chat.auth.AuthSessionId;
import dev.parley.chat.filter.WordFilters;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.user.UserId;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What a {@link NodeMessage} does on this node. */
@Slf4j
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
    private final RunFeed runs;
    private final LiveLogins logins;
    private final SecondFactorWatch factors;
    private final WordFilters words;
    private final ChatLog chatLog;
    private final DeliveryDelay delay;
    private final FrameCodec codec;
    /** By which the router gets what it is asked: it answers through here. */
    private final ApplicationEventPublisher router;

    /** Events of one chat that follow each other go out together. */
    @Override
    public void heard(List<NodeMessage> messages) {
        var logged = new ArrayList<LoggedEvent>();
        for (var message : messages) {
            if (message instanceof ChatEventLogged(var event)) {
                if (!logged.isEmpty() && !logged.getLast().chatId().equals(event.chatId())) {
                    hand(logged);
                }
                logged.add(event);
            } else {
                hand(logged);
                isolated(() -> deliver(message));
            }
        }
        hand(logged);
    }

    private void hand(List<LoggedEvent> logged) {
        if (!logged.isEmpty()) {
            isolated(() -> {
                logged.forEach(chatLog::heard);
                deliver(logged);
            });
            logged.clear();
        }
    }

    private static void isolated(Runnable delivery) {
        try {
            delivery.run();
        } catch (RuntimeException failure) {
            log.error("Could not deliver what another node has sent", failure);
        }
    }

    void deliver(NodeMessage message) {
        switch (message) {
            case ChatEventLogged(var event) -> deliver(List.of(event));
            case PersonFrame(var people, _, RunEvent.RunTold told) -> people.forEach(bot ->
                runs.tell(connections.of(bot), told)
            );
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
            case WordsChanged changed -> words.changed(changed.change());
            case FactorDue due -> factors.due(due.userId());
            case LoginRevoked revoked -> revoke(new AuthSessionId(revoked.sessionId()));
        }
    }

    private void seatLost(SeatLost lost) {
        connections.find(lost.connection()).ifPresent(connection -> connection.close(CloseCode.TOO_MANY));
    }

    /** @param logged of one chat, in order */
    void deliver(List<LoggedEvent> logged) {
        var events = logged.stream().map(ChatEventMapper::toWire).toList();
        feeds.deliver(events);
        delay.delivered(logged);
        events.forEach(this::follow);
    }

    private void follow(ChatEvent event) {
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
