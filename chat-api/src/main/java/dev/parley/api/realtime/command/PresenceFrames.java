package dev.parley.api.realtime.command;

import dev.parley.api.protocol.PresenceCommand;
import dev.parley.api.protocol.PresenceCommand.Activity;
import dev.parley.api.protocol.PresenceEvent;
import dev.parley.api.protocol.PresenceEvent.SeenMarker;
import dev.parley.api.protocol.PresenceView;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.feed.FollowedChats;
import dev.parley.api.realtime.presence.ChatWatches;
import dev.parley.api.realtime.presence.PresenceReporter;
import dev.parley.api.realtime.presence.PresenceWatches;
import dev.parley.api.realtime.presence.TypingFeed;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.presence.Typing;
import dev.parley.chat.reading.Readers;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers the frames about what passes. All of them are bounded in number: nothing but courtesy depends on them. */
@Component
@RequiredArgsConstructor
class PresenceFrames {

    private static final int WATCHED_MAX = 200;

    private final PresenceReporter reporter;
    private final PresenceWatches presences;
    private final ChatWatches chats;
    private final TypingFeed typists;
    private final Typing typing;
    private final FollowedChats followed;
    private final PresencePace pace;
    private final Readers readers;
    private final Clock clock;

    ServerFrame setActivity(Connection from, PresenceCommand.SetActivity frame) {
        var userId = userOf(from);
        pace.requireWatching(from);
        reporter.activity(from, userId, frame.activity() == Activity.AWAY);
        return new SessionEvent.Done(frame.id());
    }

    ServerFrame watch(Connection from, PresenceCommand.WatchUsers frame) {
        var viewer = userOf(from);
        pace.requireWatching(from);
        requireFew("userIds", frame.userIds());
        var seen = presences.watch(from, viewer, frame.userIds());
        return new PresenceEvent.UsersWatched(frame.id(), seen.stream().map(PresenceView::of).toList());
    }

    ServerFrame watch(Connection from, PresenceCommand.WatchChats frame) {
        var viewer = userOf(from);
        pace.requireWatching(from);
        requireFew("chatIds", frame.chatIds());
        chats.watch(from, frame.chatIds(), frame.open());
        typists.tell(from, frame.chatIds());
        return new PresenceEvent.ChatsWatched(frame.id(), markers(from, viewer, frame.open()));
    }

    ServerFrame startTyping(Connection from, PresenceCommand.StartTyping frame) {
        var userId = userOf(from);
        pace.requireTyping(from);
        typing.start(userId, frame.chatId());
        return new SessionEvent.Done(frame.id());
    }

    /** None of a personal chat that does not exist yet, and of one that is lost meanwhile. */
    private List<SeenMarker> markers(Connection from, UserId viewer, @Nullable ChatId open) {
        if (open == null || !followed.has(from, open)) {
            return List.of();
        }
        return readers
            .markers(viewer, open)
            .entrySet()
            .stream()
            .map(marker -> new SeenMarker(marker.getKey(), marker.getValue()))
            .toList();
    }

    private static void requireFew(String field, Collection<?> ids) {
        if (ids.size() > WATCHED_MAX) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of(field, "must be at most " + WATCHED_MAX));
        }
    }

    private UserId userOf(Connection from) {
        return from.requireLogin(clock.instant()).userId();
    }
}
