package dev.parley.chat.access;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.Member;
import dev.parley.chat.log.TimeOut;
import dev.parley.chat.user.BotAccounts;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Loading is authorising: services get a chat only for a user who may do something in it. */
@Service
@RequiredArgsConstructor
public class ChatAccess {

    private final ChatLog log;
    private final BotAccounts bots;
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
        var member = chat.member(userId).orElseThrow(() -> new ParleyException(ErrorCode.CHAT_NOT_FOUND));
        if (!allows(chat, member, action)) {
            throw new ParleyException(ErrorCode.FORBIDDEN, Map.of("action", action.name()));
        }
        if (!ChatPolicy.isLeftInTimeOut(action)) {
            requireNoTimeOut(chat, userId);
        }
        return member;
    }

    /** @throws ParleyException {@code TIMED_OUT} with {@code until} and {@code reason} */
    public void requireNoTimeOut(Chat chat, UserId userId) {
        timeOut(chat, userId).ifPresent(timeOut -> {
            throw new ParleyException(
                ErrorCode.TIMED_OUT,
                Map.of("until", timeOut.until().toString(), "reason", timeOut.reason())
            );
        });
    }

    /**
     * What keeps the user from writing now. A bot has its owner's time-out as well as its own, or the owner would write on by
     * it; the one that lasts longer is told.
     */
    public Optional<TimeOut> timeOut(Chat chat, UserId userId) {
        var sanctions = chat.sanctions();
        if (sanctions.timeOuts().isEmpty()) {
            return Optional.empty();
        }
        var now = clock.instant();
        return Stream.concat(Stream.of(userId), bots.ownerOf(userId).stream())
            .flatMap(timedOut -> sanctions.timeOut(timedOut, now).stream())
            .max(Comparator.comparing(TimeOut::until));
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
