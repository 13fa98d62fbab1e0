package dev.parley.chat.reading;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.inbox.Inboxes;
import dev.parley.chat.inbox.ReadMarker;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** The list of a user's chats. */
@Service
@RequiredArgsConstructor
public class ChatOverviews {

    private static final Comparator<ChatOverview> NEWEST_FIRST = Comparator.comparing((ChatOverview overview) ->
        overview.chat().shown().at()
    ).reversed();

    private final Inboxes inboxes;
    private final ChatLog log;
    private final ChatAccess access;
    private final Clock clock;

    /** All chats of which the user is a member, the one with the newest message first. */
    public List<ChatOverview> of(UserId userId) {
        var markers = inboxes.of(userId);
        return log
            .findAll(markers.keySet())
            .stream()
            .filter(chat -> chat.member(userId).isPresent())
            .map(chat -> overview(chat, userId, markers.getOrDefault(chat.id(), ReadMarker.NONE)))
            .sorted(NEWEST_FIRST)
            .toList();
    }

    /** One chat. @throws dev.parley.chat.error.ParleyException {@code CHAT_NOT_FOUND} */
    public ChatOverview of(UserId userId, ChatId chatId) {
        var chat = access.require(chatId, userId, ChatAction.READ);
        return overview(chat, userId, inboxes.marker(userId, chatId));
    }

    private ChatOverview overview(Chat chat, UserId userId, ReadMarker stored) {
        var marker = ReadMarkers.effective(chat, userId, stored);
        long unread = ReadMarkers.unread(chat.messages(), marker.messages());
        var wait = ChatAccess.slowedFor(chat, userId, clock.instant());
        return new ChatOverview(chat, marker, unread, wait, ChatAccess.allowed(chat, userId));
    }
}
