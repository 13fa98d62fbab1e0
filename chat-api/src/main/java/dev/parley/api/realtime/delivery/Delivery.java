package dev.parley.api.realtime.delivery;

import dev.parley.api.call.CallMapper;
import dev.parley.api.chat.ChatEventMapper;
import dev.parley.api.protocol.CallEvent.HistoryChanged;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.UserEvent;
import dev.parley.api.realtime.bus.NodeMessage;
import dev.parley.api.realtime.bus.NodeMessage.ChatCallTold;
import dev.parley.api.realtime.bus.NodeMessage.FactorDue;
import dev.parley.api.realtime.bus.NodeMessage.KeyRevoked;
import dev.parley.api.realtime.bus.NodeMessage.LoginRevoked;
import dev.parley.api.realtime.bus.NodeMessage.MarkerMoved;
import dev.parley.api.realtime.bus.NodeMessage.MarkersSeen;
import dev.parley.api.realtime.bus.NodeMessage.PairBlocked;
import dev.parley.api.realtime.bus.NodeMessage.PersonFrame;
import dev.parley.api.realtime.bus.NodeMessage.PresenceTouched;
import dev.parley.api.realtime.bus.NodeMessage.Typed;
import dev.parley.api.realtime.bus.NodeMessage.UserTouched;
import dev.parley.api.realtime.bus.NodeMessage.WordsChanged;
import dev.parley.api.realtime.presence.TypingFeed;
import dev.parley.calls.history.CallHistoryChanged;
import dev.parley.calls.meeting.MeetingNotice;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallEvent;
import dev.parley.calls.session.CallEvents;
import dev.parley.calls.session.CallNotice;
import dev.parley.calls.session.CallNotices;
import dev.parley.chat.administration.SecondFactorDue;
import dev.parley.chat.apikey.ApiKeyHeld;
import dev.parley.chat.apikey.ApiKeyRevoked;
import dev.parley.chat.auth.AuthSessionRevoked;
import dev.parley.chat.auth.LoginsChanged;
import dev.parley.chat.block.BlockChanged;
import dev.parley.chat.factor.SecondFactorChanged;
import dev.parley.chat.filter.WordFilterChanged;
import dev.parley.chat.inbox.Inboxes;
import dev.parley.chat.log.EventsLogged;
import dev.parley.chat.member.ChatRequestsChanged;
import dev.parley.chat.moderation.NoticesChanged;
import dev.parley.chat.preference.PinnedChatsChanged;
import dev.parley.chat.preference.PreferencesChanged;
import dev.parley.chat.presence.PresenceChanged;
import dev.parley.chat.presence.TypingStarted;
import dev.parley.chat.reading.ChatSeen;
import dev.parley.chat.reading.ReadMarkerMoved;
import dev.parley.chat.user.UserChanged;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * From an event of the domain to the sockets: here at once, and by the {@link NodeBus} on the other nodes that it concerns.
 * Events of chats are encoded for clients once a node, where somebody is connected.
 */
@Component
@RequiredArgsConstructor
class Delivery implements CallEvents, CallNotices {

    private final AllNodes everywhere;
    private final Inboxes inboxes;
    private final CallMapper callMapper;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    @EventListener
    void on(EventsLogged logged) {
        everywhere.tell(logged.events());
    }

    @EventListener
    void on(ReadMarkerMoved moved) {
        var frame = new ChatReply.ReadMarkerMoved(moved.chatId(), moved.seq(), moved.head(), moved.unread());
        everywhere(new MarkerMoved(moved.userId(), moved.move(), frame));
    }

    @EventListener
    void on(PresenceChanged changed) {
        everywhere(new PresenceTouched(changed.users()));
    }

    @EventListener
    void on(UserChanged changed) {
        var userId = changed.userId();
        everywhere(new UserTouched(userId, Set.copyOf(inboxes.of(userId).keySet())));
    }

    @EventListener
    void on(TypingStarted typing) {
        everywhere(
            new Typed(typing.chatId(), typing.userId(), typing.hiddenFrom(), clock.instant().plus(TypingFeed.LASTS))
        );
    }

    @EventListener
    void on(ChatSeen seen) {
        var markers = seen
            .markers()
            .stream()
            .map(marker -> new MarkersSeen.SeenMarker(marker.userId(), marker.seq(), marker.hiddenFrom()))
            .toList();
        everywhere(new MarkersSeen(seen.chatId(), markers));
    }

    @EventListener
    void on(PreferencesChanged changed) {
        var preferences = ChatEventMapper.toWire(changed.preferences());
        toUser(changed.userId(), new ChatReply.PreferencesChanged(changed.chatId(), preferences));
    }

    @EventListener
    void on(PinnedChatsChanged changed) {
        var pinned = changed.pinned();
        toUser(changed.userId(), new ChatReply.PinnedChatsChanged(pinned.chatIds(), pinned.rev()));
    }

    @EventListener
    void on(BlockChanged changed) {
        toUser(changed.blocker(), new ChatReply.BlockChanged(changed.userId(), changed.blocked()));
        if (changed.blocked()) {
            everywhere(new PairBlocked(changed.blocker(), changed.userId()));
        }
    }

    @EventListener
    void on(ChatRequestsChanged changed) {
        toUser(changed.userId(), new ChatReply.RequestsChanged());
    }

    @EventListener
    void on(NoticesChanged changed) {
        toUser(changed.userId(), new ChatReply.NoticesChanged());
    }

    @EventListener
    void on(CallHistoryChanged changed) {
        everywhere(new PersonFrame(people(changed.users()), null, new HistoryChanged()));
    }

    @EventListener
    void on(ApiKeyRevoked revoked) {
        everywhere(new KeyRevoked(revoked.owner(), revoked.keyId().value()));
    }

    @EventListener
    void on(ApiKeyHeld held) {
        everywhere(new KeyRevoked(held.owner(), held.keyId().value()));
    }

    @EventListener
    void on(AuthSessionRevoked revoked) {
        everywhere(new LoginRevoked(revoked.userId(), revoked.sessionId().value()));
    }

    @EventListener
    void on(LoginsChanged changed) {
        toUser(changed.userId(), new UserEvent.LoginsChanged());
    }

    @EventListener
    void on(SecondFactorDue due) {
        everywhere(new FactorDue(due.userId()));
    }

    @EventListener
    void on(WordFilterChanged changed) {
        everywhere(new WordsChanged(changed.change()));
    }

    @EventListener
    void on(SecondFactorChanged changed) {
        toUser(changed.userId(), new UserEvent.SecondFactorChanged(changed.change()));
    }

    @Override
    public void publish(CallEvent event) {
        var frame = callMapper.toFrame(event);
        everywhere(new PersonFrame(event.recipients(), event.connection(), frame));
    }

    /** A meeting's people are told of the meeting, and of its call by that; a room's two know of the room. */
    @Override
    public void publish(CallNotice notice) {
        if (notice.place() instanceof CallPlace.Meeting(var meeting)) {
            events.publishEvent(new MeetingNotice.Changed(meeting));
            return;
        }
        if (notice.place() instanceof CallPlace.Room) {
            events.publishEvent(notice);
            return;
        }
        switch (notice) {
            case CallNotice.GoesOn(var call) -> callMapper
                .toChatCall(call)
                .ifPresent(view -> everywhere(new ChatCallTold(view.chatId(), view.id(), view)));
            case CallNotice.Over(var place, var callId) -> place
                .chatId()
                .ifPresent(chatId -> everywhere(new ChatCallTold(chatId, callId, null)));
        }
    }

    private void toUser(UserId userId, ServerFrame frame) {
        everywhere(new PersonFrame(Set.of(Person.of(userId)), null, frame));
    }

    private static Set<Person> people(Set<UserId> users) {
        return users.stream().map(Person::of).collect(Collectors.toUnmodifiableSet());
    }

    private void everywhere(NodeMessage message) {
        everywhere.tell(message);
    }
}
