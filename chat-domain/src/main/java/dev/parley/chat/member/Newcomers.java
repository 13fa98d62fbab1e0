package dev.parley.chat.member;

import dev.parley.chat.inbox.Inboxes;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.user.UserId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Decides who may be added to a chat and who is asked first. */
@Component
@RequiredArgsConstructor
class Newcomers {

    /** Whether somebody has written to another is looked for in so many of the newest events of their chat. */
    private static final int LOOKED_AT = 100;

    private final Additions additions;
    private final AdditionPace pace;
    private final Inboxes inboxes;
    private final ChatLog log;

    /** @param added in the order of {@code asked} and themselves as they were named */
    record Sorted(List<UserId> added, List<UserId> asked) {}

    Sorted sort(UserId adder, Collection<UserId> wanted) {
        var choices = additions.choices(wanted);
        var acquainted = acquainted(adder, wanted, choices);
        var sorted = wanted.stream().collect(
            Collectors.partitioningBy(
                userId ->
                    userId.equals(adder) ||
                    (switch (choices.getOrDefault(userId, AddedBy.EVERYBODY)) {
                        case EVERYBODY -> true;
                        case ACQUAINTANCES -> acquainted.contains(userId);
                        case NOBODY -> false;
                    } &&
                        pace.allows(adder, userId))
            )
        );
        return new Sorted(sorted.getOrDefault(true, List.of()), sorted.getOrDefault(false, List.of()));
    }

    private Set<UserId> acquainted(UserId adder, Collection<UserId> wanted, Map<UserId, AddedBy> choices) {
        var open = wanted
            .stream()
            .filter(userId -> choices.get(userId) == AddedBy.ACQUAINTANCES)
            .collect(Collectors.toCollection(HashSet::new));
        var acquainted = new HashSet<UserId>();
        if (open.isEmpty()) {
            return acquainted;
        }
        for (Chat chat : log.findAll(groups(adder))) {
            if (chat.member(adder).isPresent()) {
                open.stream().filter(chat.members()::containsKey).forEach(acquainted::add);
            }
        }
        open.removeAll(acquainted);
        open.stream()
            .filter(userId -> hasWrittenTo(userId, adder))
            .forEach(acquainted::add);
        return acquainted;
    }

    private List<ChatId> groups(UserId adder) {
        return inboxes
            .of(adder)
            .keySet()
            .stream()
            .filter(chatId -> chatId.personalPair().isEmpty())
            .toList();
    }

    /** That the adder has written is nothing: anybody can. */
    private boolean hasWrittenTo(UserId userId, UserId adder) {
        return log
            .find(ChatId.personal(userId, adder))
            .map(chat -> log.read(chat.id(), Math.max(1, chat.seq() - LOOKED_AT + 1), chat.seq()))
            .orElse(List.of())
            .stream()
            .anyMatch(event -> event.actor().equals(userId) && event.body() instanceof MessageSent);
    }
}
