package dev.parley.chat.presence;

import dev.parley.chat.access.Visibility;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.user.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Decides which users may be watched: those who share a chat with the viewer. */
@Service
@RequiredArgsConstructor
public class Acquaintances {

    private final ChatLog log;
    private final Visibility visibility;

    /**
     * The users whom the viewer may watch, without the viewer; each with a chat that both are members of.
     *
     * @param chats in which the viewer may be a member; only those are looked at
     */
    public Map<UserId, ChatId> among(UserId viewer, Collection<UserId> users, Set<ChatId> chats) {
        var strangers = new LinkedHashSet<>(users);
        strangers.remove(viewer);
        strangers.removeAll(visibility.invisibleTo(viewer, strangers));
        var shared = new HashMap<UserId, ChatId>();
        // Nobody leaves a personal chat, so that most people on a screen cost nothing.
        for (UserId userId : List.copyOf(strangers)) {
            var personal = ChatId.personal(viewer, userId);
            if (chats.contains(personal)) {
                shared.put(userId, personal);
                strangers.remove(userId);
            }
        }
        if (!strangers.isEmpty()) {
            inGroups(viewer, strangers, chats, shared);
        }
        return shared;
    }

    private void inGroups(UserId viewer, Set<UserId> strangers, Set<ChatId> chats, Map<UserId, ChatId> shared) {
        var groups = chats
            .stream()
            .filter(chatId -> chatId.personalPair().isEmpty())
            .toList();
        for (Chat chat : log.findAll(groups)) {
            if (chat.member(viewer).isPresent()) {
                strangers
                    .stream()
                    .filter(userId -> chat.member(userId).isPresent())
                    .forEach(userId -> shared.putIfAbsent(userId, chat.id()));
            }
        }
    }
}
