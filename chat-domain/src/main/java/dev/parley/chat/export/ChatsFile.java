package dev.parley.chat.export;

import dev.parley.chat.inbox.Inbox;
import dev.parley.chat.inbox.Inboxes;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.log.Member;
import dev.parley.chat.log.Role;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** In which chats the user is, and how the user wants to have them. */
@Component
@RequiredArgsConstructor
class ChatsFile implements ExportSource {

    private static final int AT_ONCE = 100;

    private final Inboxes inboxes;
    private final ChatLog log;
    private final Users users;

    /**
     * @param with the other one, of a personal chat
     * @param messages the file of what the user has written there, where there is something
     * @param readUpTo the place of the newest message that was read
     */
    record OwnChat(
        String id,
        ChatType type,
        @Nullable String title,
        AccountFile.@Nullable Person with,
        Role role,
        String messages,
        long readUpTo,
        boolean pinned,
        @Nullable Instant mutedUntil
    ) {}

    @Override
    public String fileName() {
        return "chats.json";
    }

    @Override
    public Iterator<?> of(UserId user) {
        var inbox = inboxes.read(user);
        var ids = List.copyOf(inbox.chats().keySet());
        return IntStream.iterate(0, from -> from < ids.size(), from -> from + AT_ONCE)
            .mapToObj(from -> ids.subList(from, Math.min(ids.size(), from + AT_ONCE)))
            .flatMap(some -> chats(user, inbox, some))
            .iterator();
    }

    private Stream<OwnChat> chats(UserId user, Inbox inbox, Collection<ChatId> some) {
        return log
            .findReadable(some)
            .stream()
            .flatMap(chat ->
                chat
                    .member(user)
                    .stream()
                    .map(member -> chat(user, inbox, chat, member))
            );
    }

    private OwnChat chat(UserId user, Inbox inbox, Chat chat, Member member) {
        var entry = inbox.entry(chat.id());
        boolean personal = chat.type() == ChatType.PERSONAL;
        return new OwnChat(
            chat.id().value(),
            chat.type(),
            personal ? null : chat.profile().title(),
            personal ? other(user, chat) : null,
            member.role(),
            "messages/" + ExportMaking.fileName(chat.id()) + ".json",
            entry.marker().seq(),
            inbox.pinned().chatIds().contains(chat.id()),
            entry.preferences().mutedUntil()
        );
    }

    private AccountFile.@Nullable Person other(UserId user, Chat chat) {
        return chat
            .members()
            .keySet()
            .stream()
            .filter(each -> !each.equals(user))
            .findFirst()
            .flatMap(users::find)
            .map(AccountFile.Person::of)
            .orElse(null);
    }
}
