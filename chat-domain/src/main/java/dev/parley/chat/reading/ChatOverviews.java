package dev.parley.chat.reading;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.inbox.Inbox;
import dev.parley.chat.inbox.Inboxes;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.reading.UnreadCounts.Marked;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
    private final UnreadCounts unreadCounts;
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
        var markers = new HashMap<ChatId, Marked>();
        for (Chat chat : chats) {
            var marker = ReadMarkers.effective(chat, userId, inbox.entry(chat.id()).marker());
            markers.put(chat.id(), new Marked(chat, marker));
        }
        var unread = unreadCounts.of(userId, markers.values());
        var mentions = log.mentionsOf(
            userId,
            places(markers, marked -> unread.getOrDefault(marked.chat().id(), 0L) > 0)
        );
        var missedCalls = log.missedCallsOf(
            userId,
            places(markers, marked -> marked.marker().seq() < marked.chat().seq())
        );
        return chats
            .stream()
            .map(chat -> {
                var marker = Objects.requireNonNull(markers.get(chat.id())).marker();
                return new ChatOverview(
                    chat,
                    marker,
                    unread.getOrDefault(chat.id(), 0L),
                    mentions.getOrDefault(chat.id(), List.of()),
                    missedCalls.getOrDefault(chat.id(), List.of()),
                    inbox.entry(chat.id()).preferences(),
                    ChatAccess.slowedFor(chat, userId, clock.instant()),
                    chat.sanctions().timedOut(clock.instant()),
                    ChatAccess.allowed(chat, userId)
                );
            })
            .toList();
    }

    /** The markers of those chats that have something to look for. */
    private static Map<ChatId, Long> places(Map<ChatId, Marked> markers, Predicate<Marked> worthALook) {
        return markers
            .values()
            .stream()
            .filter(worthALook)
            .collect(Collectors.toMap(marked -> marked.chat().id(), marked -> marked.marker().seq()));
    }
}
