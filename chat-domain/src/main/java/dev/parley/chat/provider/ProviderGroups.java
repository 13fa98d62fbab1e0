package dev.parley.chat.provider;

import dev.parley.chat.administration.Administrators;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.member.GroupMembers;
import dev.parley.chat.user.User;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.stereotype.Component;

/**
 * What the groups of a provider give: chats and the role of an administrator. Only what they have given they take away again.
 * A chat is given when a group comes to lead there, so whoever leaves it stays out.
 */
@Slf4j
@Component
@RequiredArgsConstructor
class ProviderGroups {

    private final ProviderProperties properties;
    private final ProviderIdentities identities;
    private final GroupMembers members;
    private final Administrators administrators;

    void apply(KnownIdentity known, User user, Set<String> groups) {
        var wanted = properties
            .chats()
            .stream()
            .filter(each -> groups.contains(each.group()))
            .map(each -> new ChatId(each.chat()))
            .collect(Collectors.toSet());
        var seen = new HashSet<ChatId>();
        var given = new HashSet<>(known.given());
        for (ChatId chat : wanted) {
            if (known.seen().contains(chat)) {
                seen.add(chat);
            } else if (give(user, chat, given)) {
                seen.add(chat);
            }
        }
        for (ChatId chat : known.given()) {
            if (!wanted.contains(chat) && take(user, chat)) {
                given.remove(chat);
            }
        }
        boolean administrator = administrator(known, user, groups);
        if (!seen.equals(known.seen()) || !given.equals(known.given()) || administrator != known.administrator()) {
            identities.note(known.key(), seen, given, administrator);
        }
    }

    /** False where it is to be tried again the next time. */
    private boolean give(User user, ChatId chat, Set<ChatId> given) {
        try {
            if (members.join(user.id(), chat)) {
                given.add(chat);
            }
            return true;
        } catch (ParleyException refused) {
            log.warn("A group leads {} to the chat {}, which refuses with {}", user.id(), chat, refused.code());
            return false;
        }
    }

    private boolean take(User user, ChatId chat) {
        try {
            members.leave(user.id(), chat);
            return true;
        } catch (ParleyException refused) {
            log.warn(
                "No group leads {} to the chat {} any more, which refuses with {}",
                user.id(),
                chat,
                refused.code()
            );
            return false;
        }
    }

    /** Whether the groups have made the user one. */
    private boolean administrator(KnownIdentity known, User user, Set<String> groups) {
        if (!Collections.disjoint(properties.administratorGroups(), groups)) {
            return administrators.appointByProvider(user) || known.administrator();
        }
        if (!known.administrator()) {
            return false;
        }
        try {
            administrators.dismissByProvider(user.id());
            return false;
        } catch (ParleyException last) {
            log.warn("{} stays an administrator although no group says so: there is no other", user.id());
            return true;
        }
    }
}
