package dev.parley.chat.member;

import dev.parley.chat.ChatProperties;
import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.access.ChatPolicy;
import dev.parley.chat.block.Blocks;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.Appended;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.ChatDeleted;
import dev.parley.chat.log.EventBody.MemberLeft;
import dev.parley.chat.log.EventBody.MemberRemoved;
import dev.parley.chat.log.EventBody.MembersAdded;
import dev.parley.chat.log.EventBody.OwnershipTransferred;
import dev.parley.chat.log.EventBody.RoleChanged;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.Member;
import dev.parley.chat.log.NewMember;
import dev.parley.chat.log.Role;
import dev.parley.chat.user.BotAccounts;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/**
 * Who belongs to a group or channel, and in which role. Every rule is checked on the state at the event's place in the
 * log, so that of contradictory changes at the same time the first holds and the others are refused.
 */
@Service
@RequiredArgsConstructor
public class Memberships {

    private final ChatAccess access;
    private final Users users;
    private final BotAccounts bots;
    private final Blocks blocks;
    private final Newcomers newcomers;
    private final Entrance entrance;
    private final ChatLog log;
    private final ChatProperties properties;

    /**
     * Adds users as members. Users who are members already are left alone; users who want to be asked first are not
     * added.
     *
     * @return those who are to be asked ({@link ChatRequests#ask})
     * @throws ParleyException {@code CHAT_NOT_FOUND}, {@code FORBIDDEN}, {@code USER_NOT_FOUND}, {@code
     *     MEMBER_LIMIT_REACHED}, {@code BLOCKED} when one of them has blocked the actor, {@code CHAT_LIMIT_REACHED}
     *     when one has no room for more chats, {@code BANNED} with the {@code userId} of one who is banned from the chat, or
     *     whose owner is; nobody is added then
     */
    public List<UserId> add(Intent intent, ChatId chatId, Collection<UserId> userIds) {
        var actor = intent.actor();
        var wanted = new LinkedHashSet<>(userIds);
        var present = access.require(chatId, actor, ChatAction.ADD_MEMBERS);
        users.requireAll(wanted);
        var owners = bots.owners(wanted);
        if (log.findByKey(chatId, intent.key()).isEmpty()) {
            requireNoBan(present, wanted, owners);
        }
        blocks.requireNoBlockAgainst(actor, wanted);
        var absent = wanted
            .stream()
            .filter(userId -> present.member(userId).isEmpty())
            .toList();
        var sorted = newcomers.sort(actor, absent);
        wanted.removeAll(sorted.asked());
        var joined = List.<UserId>of();
        try {
            // Even if there is nobody to add: that settles the key, so that a late repeat adds nobody.
            var appended = entrance.enter(chatId, sorted.added(), () ->
                append(actor, Cause.of(intent), chatId, wanted, owners)
            );
            var added = addedBy(appended);
            joined = appended.repeated() ? joined : added;
            // If this is a repeat, users whom the first request has added do not have to be asked.
            return sorted
                .asked()
                .stream()
                .filter(userId -> !added.contains(userId))
                .toList();
        } finally {
            newcomers.settle(actor, sorted, joined);
        }
    }

    private static List<UserId> addedBy(Appended appended) {
        return appended.written() instanceof LoggedEvent event && event.body() instanceof MembersAdded(var members)
            ? members.stream().map(NewMember::userId).toList()
            : List.of();
    }

    /**
     * The user has accepted the request of {@code by}: adds them in the name of that member, who must still be allowed
     * to.
     */
    void admit(Intent intent, ChatId chatId, UserId by) {
        var cause = new Cause(by, intent.key(), true);
        var joining = List.of(intent.actor());
        entrance.enter(chatId, joining, () -> append(by, cause, chatId, joining, Map.of()));
    }

    /** @param owners of the bots among them */
    private Appended append(
        UserId adder,
        Cause cause,
        ChatId chatId,
        Collection<UserId> wanted,
        Map<UserId, UserId> owners
    ) {
        return log.append(chatId, cause, standing -> {
            var chat = standing.chat();
            access.check(chat, adder, ChatAction.ADD_MEMBERS);
            var joining = wanted
                .stream()
                .filter(userId -> chat.member(userId).isEmpty())
                .map(userId -> new NewMember(userId, Role.MEMBER))
                .toList();
            if (joining.isEmpty()) {
                return null;
            }
            requireNoBan(chat, wanted, owners);
            properties.requireRoom(chat.type(), chat.members().size() + joining.size());
            return new MembersAdded(joining);
        });
    }

    /** A bot of somebody who is banned would read and write for them. */
    private static void requireNoBan(Chat chat, Collection<UserId> wanted, Map<UserId, UserId> owners) {
        for (UserId userId : wanted) {
            var sanctions = chat.sanctions();
            if (sanctions.isBanned(userId) || sanctions.isBanned(owners.getOrDefault(userId, userId))) {
                throw new ParleyException(ErrorCode.BANNED, Map.of("userId", userId.value()));
            }
        }
    }

    /**
     * Takes a member of a lower role out of the chat.
     *
     * @throws ParleyException {@code CHAT_NOT_FOUND}, {@code FORBIDDEN}, {@code NOT_A_MEMBER}
     */
    public void remove(Intent intent, ChatId chatId, UserId userId) {
        log.append(chatId, Cause.of(intent), standing -> {
            requireOutranked(standing.chat(), intent.actor(), userId, ChatAction.REMOVE_MEMBERS);
            return new MemberRemoved(userId);
        });
        entrance.forget(chatId, userId);
    }

    /** Leaves. @throws ParleyException {@code CHAT_NOT_FOUND}; {@code FORBIDDEN} for the owner, who transfers first */
    public void leave(Intent intent, ChatId chatId) {
        log.append(chatId, Cause.of(intent), standing -> {
            access.check(standing.chat(), intent.actor(), ChatAction.LEAVE);
            return new MemberLeft();
        });
        entrance.forget(chatId, intent.actor());
    }

    /**
     * Promotes to admin or demotes to member.
     *
     * @throws ParleyException {@code CHAT_NOT_FOUND}, {@code FORBIDDEN}, {@code NOT_A_MEMBER}; {@code INVALID_REQUEST} for
     *     the role of owner, which is transferred
     */
    public void changeRole(Intent intent, ChatId chatId, UserId userId, Role role) {
        if (role == Role.OWNER) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("role", "must be admin or member"));
        }
        log.append(chatId, Cause.of(intent), standing -> {
            var member = requireOutranked(standing.chat(), intent.actor(), userId, ChatAction.CHANGE_ROLES);
            return member.role() == role ? null : new RoleChanged(userId, role);
        });
    }

    /**
     * Makes another member the owner, and oneself an admin.
     *
     * @throws ParleyException as {@link #changeRole}; {@code FORBIDDEN} also for a bot, which owns no chat
     */
    public void transferOwnership(Intent intent, ChatId chatId, UserId to) {
        boolean bot = bots.isBot(to);
        log.append(chatId, Cause.of(intent), standing -> {
            requireOutranked(standing.chat(), intent.actor(), to, ChatAction.TRANSFER_OWNERSHIP);
            if (bot) {
                throw new ParleyException(ErrorCode.FORBIDDEN, Map.of("action", ChatAction.TRANSFER_OWNERSHIP.name()));
            }
            return new OwnershipTransferred(to);
        });
    }

    /** Ends the chat for all. @throws ParleyException {@code CHAT_NOT_FOUND}, {@code FORBIDDEN} */
    public void delete(Intent intent, ChatId chatId) {
        log.append(chatId, Cause.of(intent), standing -> {
            access.check(standing.chat(), intent.actor(), ChatAction.DELETE_CHAT);
            return new ChatDeleted();
        });
    }

    private Member requireOutranked(Chat chat, UserId actor, UserId target, ChatAction action) {
        var acting = access.check(chat, actor, action);
        var affected = chat
            .member(target)
            .orElseThrow(() -> new ParleyException(ErrorCode.NOT_A_MEMBER, Map.of("userId", target.value())));
        if (!ChatPolicy.outranks(acting.role(), affected.role())) {
            throw new ParleyException(ErrorCode.FORBIDDEN, Map.of("action", action.name()));
        }
        return affected;
    }
}
