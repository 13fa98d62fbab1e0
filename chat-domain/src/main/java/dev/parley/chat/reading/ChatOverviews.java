package dev.parley.chat.reading;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.inbox.Inbox;
import dev.parley.chat.inbox.Inboxes;
import dev.parley.chat.inbox.ReadMarker;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
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
        return of(userId, inboxes.read(userId));
    }

    /** As {@link #of(UserId)}, by an inbox that is at hand. */
    public List<ChatOverview> of(UserId userId, Inbox inbox) {
        return overviews(chats(userId, inbox), userId, inbox).stream().sorted(NEWEST_FIRST).toList();
    }

    /** One chat. @throws dev.parley.chat.error.ParleyException {@code CHAT_NOT_FOUND} */
    public ChatOverview of(UserId userId, ChatId chatId) {
        var chat = access.require(chatId, userId, ChatAction.READ);
        return overviews(List.of(chat), userId, inboxes.read(userId)).getFirst();
    }

    /** The chats of the inbox of which the user is a member, in no order and without what they are to the user. */
    public List<Chat> chats(UserId userId, Inbox inbox) {
        return log
            .findAll(inbox.chats().keySet())
            .stream()
            .filter(chat -> chat.member(userId).isPresent())
            .toList();
    }

    private List<ChatOverview> overviews(List<Chat> chats, UserId userId, Inbox inbox) {
        var markers = new HashMap<ChatId, ReadMarker>();
        var unread = new HashMap<ChatId, Long>();
        for (Chat chat : chats) {
            var marker = ReadMarkers.effective(chat, userId, inbox.entry(chat.id()).marker());
            markers.put(chat.id(), marker);
            if (chat.messages() > marker.messages()) {
                unread.put(chat.id(), marker.seq());
            }
        }
        var mentions = log.mentionsOf(userId, unread);
        return chats
            .stream()
            .map(chat -> {
                var marker = Objects.requireNonNull(markers.get(chat.id()));
                return new ChatOverview(
                    chat,
                    marker,
                    ReadMarkers.unread(chat.messages(), marker.messages()),
                    mentions.getOrDefault(chat.id(), List.of()),
                    inbox.entry(chat.id()).preferences(),
                    ChatAccess.slowedFor(chat, userId, clock.instant()),
                    ChatAccess.allowed(chat, userId)
                );
            })
            .toList();
    }
}
