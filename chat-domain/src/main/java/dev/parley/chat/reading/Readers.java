package dev.parley.chat.reading;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.access.Visibility;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.inbox.Inboxes;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Who has read what. */
@Service
@RequiredArgsConstructor
public class Readers {

    private static final int PAGE = 50;

    private final ChatAccess access;
    private final Visibility visibility;
    private final ChatLog log;
    private final Inboxes inboxes;
    private final Users users;
    private final ApplicationEventPublisher events;

    /**
     * Some of those who have read a message, in the order of their ids.
     *
     * @param count how many they are in all
     * @param next the cursor of the page after this one, null at the end
     */
    public record Page(int count, List<User> users, @Nullable UserId next) {}

    /**
     * The members who have read up to the message or further, without its sender; 50 a page. Who has joined after it and
     * has not read anything since is none of them.
     *
     * @param cursor {@link Page#next} of the page before, or null
     * @throws ParleyException {@code CHAT_NOT_FOUND}; {@code MESSAGE_NOT_FOUND} also for one that is deleted
     */
    public Page of(UserId viewer, ChatId chatId, long seq, @Nullable UserId cursor) {
        var chat = access.require(chatId, viewer, ChatAction.READ);
        var message = requireMessage(chatId, seq);
        var candidates = new LinkedHashSet<>(chat.members().keySet());
        candidates.remove(message.actor());
        candidates.removeAll(visibility.invisibleTo(viewer, candidates));
        var readers = new ArrayList<UserId>();
        inboxes.markers(chatId, candidates).forEach((userId, marker) -> {
            if (marker.seq() >= seq) {
                readers.add(userId);
            }
        });
        var page = readers
            .stream()
            .filter(userId -> cursor == null || userId.compareTo(cursor) > 0)
            .sorted()
            .limit(PAGE + 1L)
            .toList();
        boolean more = page.size() > PAGE;
        var shown = more ? page.subList(0, PAGE) : page;
        return new Page(readers.size(), named(shown), more ? shown.getLast() : null);
    }

    /**
     * How far the other members have read in a chat that the user may read; those who have read nothing are left out, and
     * all in a chat of more than 100 members.
     *
     * @throws ParleyException {@code CHAT_NOT_FOUND}
     */
    public Map<UserId, Long> markers(UserId viewer, ChatId chatId) {
        var chat = access.require(chatId, viewer, ChatAction.READ);
        var markers = new TreeMap<UserId, Long>();
        if (chat.members().size() <= Visibility.MEMBERS_MAX) {
            var others = new LinkedHashSet<>(chat.members().keySet());
            others.remove(viewer);
            others.removeAll(visibility.invisibleTo(viewer, others));
            inboxes.markers(chatId, others).forEach((userId, marker) -> {
                if (marker.seq() > 0) {
                    markers.put(userId, marker.seq());
                }
            });
        }
        return markers;
    }

    /**
     * Tells the other members of these chats that some have read on; not in chats of more than 100.
     *
     * @param moved each chat's readers with the seq that they have reached
     */
    public void tell(Map<ChatId, Map<UserId, Long>> moved) {
        for (Chat chat : log.findAll(moved.keySet())) {
            if (chat.members().size() <= Visibility.MEMBERS_MAX) {
                var markers = new ArrayList<ChatSeen.Marker>();
                moved.getOrDefault(chat.id(), Map.of()).forEach((userId, seq) -> {
                    if (chat.member(userId).isPresent()) {
                        var hiddenFrom = visibility.hiddenFrom(userId, chat.members().keySet());
                        markers.add(new ChatSeen.Marker(userId, seq, hiddenFrom));
                    }
                });
                if (!markers.isEmpty()) {
                    events.publishEvent(new ChatSeen(chat.id(), List.copyOf(markers)));
                }
            }
        }
    }

    private List<User> named(List<UserId> ids) {
        return users.all(ids).stream().sorted(Comparator.comparing(User::id)).toList();
    }

    private LoggedEvent requireMessage(ChatId chatId, long seq) {
        return log
            .read(chatId, seq, seq)
            .stream()
            .filter(event -> event.body() instanceof MessageSent sent && !sent.state().deleted())
            .findFirst()
            .orElseThrow(() -> new ParleyException(ErrorCode.MESSAGE_NOT_FOUND));
    }
}
