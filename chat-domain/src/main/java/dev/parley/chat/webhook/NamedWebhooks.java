package dev.parley.chat.webhook;

import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up the chats and the people of webhooks that an administrator is shown. */
@Component
@RequiredArgsConstructor
public class NamedWebhooks {

    private final ChatLog chats;
    private final Users users;

    /**
     * @param title of the chat; empty where it is gone
     * @param person who is responsible for it; null where the account is gone
     */
    public record Named<W>(W webhook, String title, @Nullable User person) {}

    public <W> List<Named<W>> named(List<W> webhooks, Function<W, ChatId> chat, Function<W, UserId> person) {
        Map<ChatId, Chat> of = chats
            .findAll(webhooks.stream().map(chat).distinct().toList())
            .stream()
            .collect(Collectors.toMap(Chat::id, Function.identity()));
        Map<UserId, User> people = users
            .all(webhooks.stream().map(person).distinct().toList())
            .stream()
            .collect(Collectors.toMap(User::id, Function.identity()));
        return webhooks
            .stream()
            .map(webhook -> {
                var found = of.get(chat.apply(webhook));
                return new Named<>(
                    webhook,
                    found == null ? "" : found.profile().title(),
                    people.get(person.apply(webhook))
                );
            })
            .toList();
    }
}
