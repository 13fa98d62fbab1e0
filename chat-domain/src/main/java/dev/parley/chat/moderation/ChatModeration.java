package dev.parley.chat.moderation;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.Ban;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.TimeOut;
import dev.parley.chat.member.Sanctioning;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Time-outs and bans by the owner and the admins of a group or channel. The one concerned is told the reason. */
@Service
@RequiredArgsConstructor
public class ChatModeration {

    private static final int MINUTES_MAX = 28 * 24 * 60;

    private final ChatAccess access;
    private final Sanctioning sanctioning;
    private final Telling telling;
    private final Users users;
    private final Clock clock;

    /**
     * Lets a member of a lower role only read for a time.
     *
     * @param minutes 1 to 40,320
     * @param reason at most 500 characters; may be empty
     * @throws ParleyException {@code INVALID_REQUEST}, {@code TEXT_UNREADABLE}; as {@link Sanctioning#timeOut}
     */
    public void timeOut(Intent intent, ChatId chatId, UserId userId, int minutes, String reason) {
        var timeOut = new TimeOut(
            clock.instant().plus(requireDuration(minutes)),
            ModerationTexts.require("reason", reason),
            false
        );
        var appended = sanctioning.timeOut(intent, chatId, userId, timeOut);
        telling.timedOut(appended, userId, timeOut);
    }

    /** @throws ParleyException as {@link Sanctioning#endTimeOut} */
    public void endTimeOut(Intent intent, ChatId chatId, UserId userId) {
        var appended = sanctioning.endTimeOut(intent, chatId, userId, false);
        telling.ended(appended, userId, chatId, NoticeKind.TIMED_OUT);
    }

    /**
     * Takes a user out, who may have left already, and keeps them out.
     *
     * @param reason at most 500 characters; may be empty
     * @throws ParleyException {@code INVALID_REQUEST}, {@code TEXT_UNREADABLE}, {@code USER_NOT_FOUND}; as {@link
     *     Sanctioning#ban}
     */
    public void ban(Intent intent, ChatId chatId, UserId userId, String reason) {
        String why = ModerationTexts.require("reason", reason);
        access.require(chatId, intent.actor(), ChatAction.REMOVE_MEMBERS);
        users.require(userId);
        var appended = sanctioning.ban(intent, chatId, userId, new Ban(false));
        telling.banned(appended, userId, why, false);
    }

    /** @throws ParleyException as {@link Sanctioning#unban} */
    public void unban(Intent intent, ChatId chatId, UserId userId) {
        var appended = sanctioning.unban(intent, chatId, userId, false);
        telling.ended(appended, userId, chatId, NoticeKind.BANNED);
    }

    /** Who is banned, the first first. @throws ParleyException {@code CHAT_NOT_FOUND}, {@code FORBIDDEN} */
    public Map<UserId, Ban> bans(UserId asking, ChatId chatId) {
        return access.require(chatId, asking, ChatAction.REMOVE_MEMBERS).sanctions().bans();
    }

    /** @throws ParleyException {@code INVALID_REQUEST} */
    static Duration requireDuration(int minutes) {
        if (minutes < 1 || minutes > MINUTES_MAX) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("minutes", "must be 1 to " + MINUTES_MAX));
        }
        return Duration.ofMinutes(minutes);
    }
}
