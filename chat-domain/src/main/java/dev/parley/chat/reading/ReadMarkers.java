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
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.Member;
import dev.parley.chat.user.UserId;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** How far each user has read. A marker only moves forward, from whichever device. */
@Service
@RequiredArgsConstructor
public class ReadMarkers {

    private final ChatAccess access;
    private final ChatLog log;
    private final Inboxes inboxes;
    private final ApplicationEventPublisher events;

    /**
     * The user has read up to {@code seq}.
     *
     * @throws ParleyException {@code CHAT_NOT_FOUND}; {@code INVALID_REQUEST} when the chat has no such event
     */
    public void move(UserId userId, ChatId chatId, long seq) {
        var chat = access.require(chatId, userId, ChatAction.READ);
        var event = log
            .read(chatId, seq, seq)
            .stream()
            .findFirst()
            .orElseThrow(() ->
                new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("seq", "must be from 1 to " + chat.seq()))
            );
        var present = effective(chat, userId, inboxes.marker(userId, chatId));
        if (event.seq() > present.seq()) {
            advance(userId, event);
        }
    }

    /** A user has read whatever stands before their own message. */
    public void moveToOwn(LoggedEvent message) {
        advance(message.actor(), message);
    }

    /** The user's marker in the chat: the stored one, but never before the user joined. */
    static ReadMarker effective(Chat chat, UserId userId, ReadMarker stored) {
        return chat
            .member(userId)
            .map(member -> ReadMarker.later(stored, joined(member)))
            .orElse(stored);
    }

    /** Never negative: a marker may be newer than the chat that was read before it. */
    static long unread(long messages, long read) {
        return Math.max(0, messages - read);
    }

    private static ReadMarker joined(Member member) {
        return new ReadMarker(member.joinedSeq(), member.joinedMessages());
    }

    private void advance(UserId userId, LoggedEvent event) {
        var marker = inboxes.advance(userId, event.chatId(), new ReadMarker(event.seq(), event.messages()));
        if (marker.seq() == event.seq()) {
            long unread = unread(log.newestKnown(event).messages(), event.messages());
            events.publishEvent(new ReadMarkerMoved(userId, event.chatId(), event.seq(), unread));
        }
    }
}
