package dev.parley.chat.reading;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.inbox.Inboxes;
import dev.parley.chat.inbox.ReadMarker;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.Member;
import dev.parley.chat.preference.Preferences;
import dev.parley.chat.user.UserId;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * How far each user has read. A marker only moves forward, from whichever device, and only by what its user has seen there:
 * nothing that the user does elsewhere moves it, writing neither.
 */
@Service
@RequiredArgsConstructor
public class ReadMarkers {

    private final ChatAccess access;
    private final ChatLog log;
    private final Inboxes inboxes;
    private final Preferences preferences;
    private final UnreadCounts unreadCounts;
    private final ApplicationEventPublisher events;

    /**
     * The user has read up to {@code seq}, and the chat is not marked as unread any more.
     *
     * @throws ParleyException {@code CHAT_NOT_FOUND}; {@code INVALID_REQUEST} when the chat has no such event
     */
    public void move(UserId userId, ChatId chatId, long seq) {
        var chat = access.require(chatId, userId, ChatAction.READ);
        var event = log
            .read(chatId, seq, seq)
            .stream()
            .filter(found -> found.seq() <= chat.seq())
            .findFirst()
            .orElseThrow(() ->
                new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("seq", "must be from 1 to " + chat.seq()))
            );
        var entry = inboxes.entry(userId, chatId);
        if (entry.preferences().markedUnread()) {
            preferences.readOn(userId, chatId);
        }
        var present = effective(chat, userId, entry.marker());
        if (event.seq() > present.seq()) {
            var marker = new ReadMarker(seq, event.messages(), ownUpTo(chat, userId, present, seq));
            inboxes.advance(userId, chatId, marker).ifPresent(move -> {
                long unread = unreadCounts.of(userId, chat, marker);
                events.publishEvent(new ReadMarkerMoved(userId, chatId, seq, chat.seq(), unread, move));
            });
        }
    }

    /**
     * How many messages the user has sent since joining, up to the place. Read from the log only where the user has written
     * after it, and then from the side on which there is less.
     */
    private long ownUpTo(Chat chat, UserId userId, ReadMarker present, long seq) {
        var author = chat.tally().author(userId);
        if (author.last() <= seq) {
            return author.messages();
        }
        if (author.messages() == present.own()) {
            return present.own();
        }
        return seq - present.seq() <= author.last() - seq
            ? present.own() + log.countSent(chat.id(), userId, present.seq() + 1, seq)
            : author.messages() - log.countSent(chat.id(), userId, seq + 1, author.last());
    }

    /** The user's marker in the chat: the stored one, but never before the user joined. */
    static ReadMarker effective(Chat chat, UserId userId, ReadMarker stored) {
        return chat
            .member(userId)
            .map(member -> ReadMarker.later(stored, joined(member)))
            .orElse(stored);
    }

    private static ReadMarker joined(Member member) {
        return new ReadMarker(member.joinedSeq(), member.joinedMessages(), 0);
    }
}
