package dev.parley.chat.member;

import dev.parley.chat.inbox.Inboxes;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.user.BotAccounts;
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

    /** How many of the newest events of a personal chat are searched for a message by one of the two. */
    private static final int LOOKED_AT = 100;

    private final Additions additions;
    private final AdditionPace pace;
    private final BotAccounts bots;
    private final Inboxes inboxes;
    private final ChatLog log;

    /**
     * Both in the order in which they were named.
     *
     * @param added who may be added; each but the adder counts as an addition until {@link #settle} says otherwise
     * @param asked who is to be asked first, never a bot: nobody would answer for it
     */
    record Sorted(List<UserId> added, List<UserId> asked) {}

    /** Takes back the counting of additions that were not made: those of a repeat, and refused ones. */
    void settle(UserId adder, Sorted sorted, Collection<UserId> joined) {
        sorted
            .added()
            .stream()
            .filter(userId -> !userId.equals(adder) && !joined.contains(userId))
            .forEach(userId -> pace.giveBack(adder, userId));
    }

    Sorted sort(UserId adder, Collection<UserId> wanted) {
        var choices = additions.choices(wanted);
        var acquainted = acquainted(adder, wanted, choices);
        var programs = bots.among(wanted);
        var sorted = wanted.stream().collect(
            Collectors.partitioningBy(
                userId ->
                    userId.equals(adder) ||
                    programs.contains(userId) ||
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

    /** Whether the user has written to the adder. What the adder has written does not count: anybody can write. */
    private boolean hasWrittenTo(UserId userId, UserId adder) {
        return log
            .find(ChatId.personal(userId, adder))
            .map(chat -> log.read(chat.id(), Math.max(1, chat.seq() - LOOKED_AT + 1), chat.seq()))
            .orElse(List.of())
            .stream()
            .anyMatch(event -> event.actor().equals(userId) && event.body() instanceof MessageSent);
    }
}
