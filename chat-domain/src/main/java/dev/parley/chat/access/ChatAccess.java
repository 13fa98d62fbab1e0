package dev.parley.chat.access;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.Member;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Loading is authorising: services get a chat only for a user who may do something in it. */
@Service
@RequiredArgsConstructor
public class ChatAccess {

    private final ChatLog log;
    private final Clock clock;

    /**
     * The chat as it stands now.
     *
     * @throws ParleyException {@code CHAT_NOT_FOUND} when it does not exist or the user is not a member, which must
     *     look the same; {@code FORBIDDEN} when the member's role does not allow the action; {@code TIMED_OUT} with {@code
     *     until} and {@code reason} for one who may only read for a time
     */
    public Chat require(ChatId chatId, UserId userId, ChatAction action) {
        var chat = find(chatId, userId).orElseThrow(() -> new ParleyException(ErrorCode.CHAT_NOT_FOUND));
        check(chat, userId, action);
        return chat;
    }

    /**
     * The chat, if there is one. The caller still has to check what the user may do.
     *
     * @throws ParleyException {@code CHAT_NOT_FOUND} for a personal chat of others, whether there is one or not
     */
    public Optional<Chat> find(ChatId chatId, UserId userId) {
        if (!chatId.concerns(userId)) {
            throw new ParleyException(ErrorCode.CHAT_NOT_FOUND);
        }
        return log.find(chatId);
    }

    /** As {@link #require}, for a chat that is at hand; returns who asks. */
    public Member check(Chat chat, UserId userId, ChatAction action) {
        return check(chat, userId, action, clock.instant());
    }

    /** As {@link #require}, for a chat that is at hand, at a time. */
    public static Member check(Chat chat, UserId userId, ChatAction action, Instant now) {
        var member = chat.member(userId).orElseThrow(() -> new ParleyException(ErrorCode.CHAT_NOT_FOUND));
        if (!allows(chat, member, action)) {
            throw new ParleyException(ErrorCode.FORBIDDEN, Map.of("action", action.name()));
        }
        if (!ChatPolicy.isLeftInTimeOut(action)) {
            requireNoTimeOut(chat, userId, now);
        }
        return member;
    }

    /** @throws ParleyException {@code TIMED_OUT} with {@code until} and {@code reason} */
    public static void requireNoTimeOut(Chat chat, UserId userId, Instant now) {
        chat.sanctions()
            .timeOut(userId, now)
            .ifPresent(timeOut -> {
                throw new ParleyException(
                    ErrorCode.TIMED_OUT,
                    Map.of("until", timeOut.until().toString(), "reason", timeOut.reason())
                );
            });
    }

    /** Everything that the user's role allows in the chat, time-outs aside; empty for somebody who is not a member. */
    public static Set<ChatAction> allowed(Chat chat, UserId userId) {
        var allowed = EnumSet.noneOf(ChatAction.class);
        chat.member(userId).ifPresent(member ->
            Arrays.stream(ChatAction.values())
                .filter(action -> allows(chat, member, action))
                .forEach(allowed::add)
        );
        return allowed;
    }

    /** How long slow mode keeps the user from posting, zero for not at all. */
    public static Duration slowedFor(Chat chat, UserId userId, Instant now) {
        boolean slowed = chat
            .member(userId)
            .filter(member -> !allows(chat, member, ChatAction.SKIP_SLOW_MODE))
            .isPresent();
        return slowed ? chat.pace().wait(userId, chat.rules().slowMode(), now) : Duration.ZERO;
    }

    private static boolean allows(Chat chat, Member member, ChatAction action) {
        boolean reachesAnother = action == ChatAction.POST || action == ChatAction.CALL;
        return (
            ChatPolicy.allows(chat.type(), chat.rules(), member.role(), action) &&
            !(reachesAnother && chat.isPersonalWithDeletedAccount())
        );
    }
}
