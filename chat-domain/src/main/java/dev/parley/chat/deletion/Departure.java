package dev.parley.chat.deletion;

import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.log.EventBody;
import dev.parley.chat.log.EventBody.ChatDeleted;
import dev.parley.chat.log.EventBody.MemberLeft;
import dev.parley.chat.log.EventBody.OwnershipTransferred;
import dev.parley.chat.log.Member;
import dev.parley.chat.log.Role;
import dev.parley.chat.user.BotAccounts;
import dev.parley.chat.user.UserId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Takes a user whose account is deleted out of a chat. Each step is decided in the chat's log on its present state,
 * whatever others do at the same time: so a chat is never without an owner, and a deletion that is interrupted
 * continues where it stopped.
 */
@Component
@RequiredArgsConstructor
class Departure {

    private final ChatLog log;
    private final BotAccounts bots;
    private final IdGenerator ids;

    void from(ChatId chatId, UserId userId) {
        while (
            log
                .find(chatId)
                .flatMap(chat -> chat.member(userId))
                .isPresent()
        ) {
            log.append(chatId, Cause.ofServer(userId, "departure/" + ids.next()), standing ->
                next(standing.chat(), userId, bots::among).orElse(null)
            );
        }
    }

    /**
     * The next step. An owner's chat passes to the admin who has been in it longest, or to the longest-standing member
     * where there is no admin, but never to a bot; without other people it ends. Then the user leaves. A personal chat stays for the other
     * user.
     *
     * @param bots those of the members who are bots
     */
    static Optional<EventBody> next(Chat chat, UserId userId, Function<Collection<UserId>, Set<UserId>> bots) {
        return chat.member(userId).map(member -> {
            if (chat.type() == ChatType.PERSONAL || member.role() != Role.OWNER) {
                return new MemberLeft();
            }
            return successor(chat, userId, bots.apply(chat.members().keySet()))
                .<EventBody>map(heir -> new OwnershipTransferred(heir.userId()))
                .orElseGet(ChatDeleted::new);
        });
    }

    /** The members stand in the order in which they joined, and the least of equals is the first. */
    private static Optional<Member> successor(Chat chat, UserId owner, Set<UserId> bots) {
        return chat
            .members()
            .values()
            .stream()
            .filter(member -> !member.userId().equals(owner) && !bots.contains(member.userId()))
            .min(Comparator.comparing(Member::role));
    }
}
