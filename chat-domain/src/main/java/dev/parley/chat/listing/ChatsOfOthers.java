package dev.parley.chat.listing;

import dev.parley.chat.administration.Administrators;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.Appended;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.ChatDeleted;
import dev.parley.chat.log.EventBody.OwnershipTransferred;
import dev.parley.chat.log.Member;
import dev.parley.chat.retention.RetentionRule;
import dev.parley.chat.text.WordStarts;
import dev.parley.chat.user.BotAccounts;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.Locks;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What administrators do to groups and channels of others: hand over one for which no owner can act, and delete one. Both are
 * told in the chat's log, and in the audit log. Everybody else is refused with {@code FORBIDDEN}.
 */
@Service
@RequiredArgsConstructor
public class ChatsOfOthers {

    private static final int HEIRS_MAX = 50;
    private static final int LOOKED_AT_ONCE = 500;

    private final Administrators administrators;
    private final ChatLog log;
    private final ChatFactsStore facts;
    private final RetentionRule retention;
    private final Users users;
    private final BotAccounts bots;
    private final Locks locks;
    private final AuditLog audit;

    /**
     * The members who may become the owner, as far as their names begin with the text: admins first, then those who have been
     * in it longest; at most {@value #HEIRS_MAX}.
     *
     * @throws ParleyException {@code FORBIDDEN}; {@code CHAT_NOT_FOUND} also for a personal chat; {@code INVALID_REQUEST} where
     *     there is an owner who can act
     */
    public List<User> heirs(UserId asking, ChatId chatId, String text) {
        administrators.require(asking);
        var chat = require(chatId);
        requireOwnerless(chat);
        var members = chat
            .members()
            .values()
            .stream()
            .sorted(Comparator.comparing(Member::role))
            .map(Member::userId)
            .toList();
        var found = new ArrayList<User>();
        String prefix = WordStarts.prefix(text);
        for (int from = 0; from < members.size() && found.size() < HEIRS_MAX; from += LOOKED_AT_ONCE) {
            var chunk = members.subList(from, Math.min(members.size(), from + LOOKED_AT_ONCE));
            heirsAmong(chunk)
                .filter(user -> begins(user, prefix))
                .limit(HEIRS_MAX - found.size())
                .forEach(found::add);
        }
        return found;
    }

    private Stream<User> heirsAmong(List<UserId> members) {
        var programs = bots.among(members);
        var held = locks.heldAmong(members);
        Map<UserId, User> named = users.all(members).stream().collect(Collectors.toMap(User::id, Function.identity()));
        return members
            .stream()
            .filter(id -> !programs.contains(id) && !held.contains(id))
            .map(named::get)
            .filter(Objects::nonNull);
    }

    private static boolean begins(User user, String prefix) {
        return (
            user.username().startsWith(prefix) ||
            WordStarts.of(user.displayName())
                .stream()
                .anyMatch(word -> word.startsWith(prefix))
        );
    }

    /**
     * Makes a member the owner of a chat that has none, or whose owner's account is locked, who is an admin then.
     *
     * @throws ParleyException {@code FORBIDDEN}, {@code CHAT_NOT_FOUND}, {@code NOT_A_MEMBER}; {@code INVALID_REQUEST} for a bot
     *     or a locked account, and where there is an owner who can act
     */
    public void handOver(Intent intent, ChatId chatId, UserId to) {
        administrators.require(intent.actor());
        if (log.findByKey(chatId, intent.key()).isPresent()) {
            return;
        }
        requireHeir(to);
        var appended = Optional.<Appended>empty();
        while (appended.isEmpty()) {
            var chat = require(chatId);
            requireOwnerless(chat);
            appended = handOver(intent, chat, to);
        }
        if (!appended.get().repeated() && appended.get().written() != null) {
            audit.add(AuditKind.CHAT_HANDED_OVER, intent.actor(), to, Map.of("chatId", chatId.value()));
        }
        refresh(chatId);
    }

    /** Nothing where somebody else has become the owner meanwhile. */
    private Optional<Appended> handOver(Intent intent, Chat seen, UserId to) {
        var owner = ownerOf(seen);
        var cause = Cause.ofServer(owner == null ? intent.actor() : owner, intent.key());
        var appended = log.append(seen.id(), cause, standing -> {
            var chat = standing.chat();
            requireThere(chat);
            if (chat.member(to).isEmpty()) {
                throw new ParleyException(ErrorCode.NOT_A_MEMBER, Map.of("userId", to.value()));
            }
            return Objects.equals(ownerOf(chat), owner) ? new OwnershipTransferred(to, true) : null;
        });
        return Optional.of(appended).filter(each -> each.repeated() || each.written() != null);
    }

    private void requireHeir(UserId to) {
        if (bots.isBot(to) || locks.isHeld(to)) {
            throw new ParleyException(
                ErrorCode.INVALID_REQUEST,
                Map.of("userId", "must be a person's whose account is not locked")
            );
        }
    }

    private void requireOwnerless(Chat chat) {
        var owner = ownerOf(chat);
        if (owner != null && !locks.isHeld(owner)) {
            throw new ParleyException(
                ErrorCode.INVALID_REQUEST,
                Map.of("chatId", "has an owner whose account is not locked")
            );
        }
    }

    private static @Nullable UserId ownerOf(Chat chat) {
        return chat.owner().map(Member::userId).orElse(null);
    }

    /**
     * Ends a chat for all.
     *
     * @param title as it is now, so that nobody deletes another one by mistake
     * @throws ParleyException {@code FORBIDDEN}; {@code CHAT_NOT_FOUND} also for a personal chat; {@code INVALID_REQUEST} for
     *     another title, and where there is a hold on the chat
     */
    public void delete(Intent intent, ChatId chatId, String title) {
        administrators.require(intent.actor());
        require(chatId.personalPair().isEmpty());
        if (retention.isHeld(chatId)) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("chatId", "there is a hold on it"));
        }
        var appended = log.append(chatId, Cause.of(intent), standing -> {
            var chat = standing.chat();
            requireThere(chat);
            if (!chat.profile().title().equals(title.strip())) {
                throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("title", "must be the chat's"));
            }
            return new ChatDeleted();
        });
        if (!appended.repeated()) {
            var details = Map.of("chatId", chatId.value(), "title", title.strip());
            audit.add(AuditKind.CHAT_DELETED, intent.actor(), null, details);
        }
        refresh(chatId);
    }

    private Chat require(ChatId chatId) {
        require(chatId.personalPair().isEmpty());
        var chat = log.find(chatId).orElseThrow(() -> new ParleyException(ErrorCode.CHAT_NOT_FOUND));
        requireThere(chat);
        return chat;
    }

    private static void requireThere(Chat chat) {
        require(!chat.isDeleted());
    }

    private static void require(boolean there) {
        if (!there) {
            throw new ParleyException(ErrorCode.CHAT_NOT_FOUND);
        }
    }

    /** So that whoever has changed it sees it at once. */
    private void refresh(ChatId chatId) {
        log.find(chatId).ifPresent(chat -> facts.save(chat, null, null));
    }
}
