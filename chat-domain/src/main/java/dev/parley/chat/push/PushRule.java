package dev.parley.chat.push;

import dev.parley.chat.inbox.ChatPreferences;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.push.PushWishes.Level;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Which messages a device is told of. The page has the same for its own notifications, in {@code notifications/worth.ts}. */
final class PushRule {

    private PushRule() {}

    /** @param blocked with whom the reader has a block */
    record Reader(UserId userId, long readSeq, ChatPreferences preferences, Set<UserId> blocked) {
        boolean hasMuted(Instant now) {
            var until = preferences.mutedUntil();
            return until != null && until.isAfter(now);
        }
    }

    /** Those of the events, in their order. */
    static List<LoggedEvent> worth(Chat chat, Collection<LoggedEvent> events, Reader reader, Level level, Instant now) {
        if (level == Level.OFF || reader.hasMuted(now) || chat.member(reader.userId()).isEmpty()) {
            return List.of();
        }
        return events
            .stream()
            .filter(event -> isFor(event, reader) && (level == Level.ALL || isOwn(chat, event, reader)))
            .toList();
    }

    private static boolean isFor(LoggedEvent event, Reader reader) {
        return (
            event.body() instanceof MessageSent message &&
            !message.state().deleted() &&
            event.seq() > reader.readSeq() &&
            !event.actor().equals(reader.userId()) &&
            !reader.blocked().contains(event.actor())
        );
    }

    /** What is for the reader alone, or names the reader. */
    static boolean isOwn(Chat chat, LoggedEvent event, Reader reader) {
        return (
            chat.type() == ChatType.PERSONAL ||
            (event.body() instanceof MessageSent message && message.content().mentions(reader.userId()))
        );
    }
}
