package dev.parley.chat.member;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.access.ChatPolicy;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.Ids;
import dev.parley.chat.log.Appended;
import dev.parley.chat.log.Ban;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.log.EventBody;
import dev.parley.chat.log.EventBody.MemberRemoved;
import dev.parley.chat.log.EventBody.SanctionsChanged;
import dev.parley.chat.log.Member;
import dev.parley.chat.log.Role;
import dev.parley.chat.log.SanctionChange;
import dev.parley.chat.log.Sanctions;
import dev.parley.chat.log.TimeOut;
import dev.parley.chat.user.BotAccounts;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Time-outs in groups and channels, and bans from them. A member acts with the right to remove members, upon members of a
 * lower role. What is decided by the server stands above that: whoever asks for it here has made sure that the actor is an
 * administrator of the installation, and nobody of the chat takes it back.
 */
@Component
@RequiredArgsConstructor
public class Sanctioning {

    private final ChatAccess access;
    private final Entrance entrance;
    private final BotAccounts bots;
    private final ChatLog log;
    private final Clock clock;

    /**
     * Lets a member only read for a time, and with them their bots ({@link ChatAccess#timeOut}); a later time-out takes the
     * place of an earlier one.
     *
     * @return the event is null where the chat is gone
     * @throws ParleyException {@code CHAT_NOT_FOUND}, {@code FORBIDDEN}, {@code NOT_A_MEMBER}; {@code INVALID_REQUEST} for a
     *     personal chat, and for one time-out more than 500
     */
    public Appended timeOut(Intent intent, ChatId chatId, UserId userId, TimeOut timeOut) {
        return append(intent, chatId, timeOut.byServer(), chat -> {
            requireAbove(chat, intent.actor(), userId, timeOut.byServer());
            if (chat.member(userId).isEmpty()) {
                throw new ParleyException(ErrorCode.NOT_A_MEMBER, Map.of("userId", userId.value()));
            }
            var present = presentTimeOut(chat, userId);
            requireOwn(chat, intent.actor(), present, timeOut.byServer());
            requireRoom("time-outs", chat.sanctions().timedOut(clock.instant()).size(), Sanctions.MAX_TIME_OUTS);
            var of = higher(roleOf(chat, userId), present == null ? Role.MEMBER : present.of());
            return new SanctionsChanged(userId, presentBan(chat, userId), timeOut.of(of), SanctionChange.TIMED_OUT);
        });
    }

    /** Ends a time-out early; the event is null where there is none. @throws ParleyException as above */
    public Appended endTimeOut(Intent intent, ChatId chatId, UserId userId, boolean byServer) {
        return append(intent, chatId, byServer, chat -> {
            requireAbove(chat, intent.actor(), userId, byServer);
            var present = presentTimeOut(chat, userId);
            requireOwn(chat, intent.actor(), present, byServer);
            return present == null
                ? null
                : new SanctionsChanged(userId, presentBan(chat, userId), null, SanctionChange.TIME_OUT_ENDED);
        });
    }

    /**
     * Takes a user out, who may have left already, and keeps them out; and with them their bots of a lower role than the
     * actor's, by which they would read and write on.
     *
     * @return the event is null where the user is banned already
     * @throws ParleyException as {@link #timeOut}; {@code FORBIDDEN} also for the owner; {@code INVALID_REQUEST} for one ban more
     *     than 1,000
     */
    public Appended ban(Intent intent, ChatId chatId, UserId userId, Ban ban) {
        var appended = append(intent, chatId, ban.byServer(), chat -> {
            requireAbove(chat, intent.actor(), userId, ban.byServer());
            return banned(chat, userId, ban);
        });
        entrance.forget(chatId, userId);
        removeBots(intent, chatId, userId, ban.byServer());
        return appended;
    }

    private void removeBots(Intent intent, ChatId chatId, UserId owner, boolean byServer) {
        for (var bot : bots.of(owner)) {
            append(each(intent, bot.id()), chatId, byServer, chat ->
                chat
                    .member(bot.id())
                    .filter(member -> byServer || outranks(chat, intent.actor(), member))
                    .map(_ -> new MemberRemoved(bot.id()))
                    .orElse(null)
            );
            entrance.forget(chatId, bot.id());
        }
    }

    /** Each change of a chat has a key of its own. */
    private static Intent each(Intent intent, UserId bot) {
        return new Intent(intent.actor(), Ids.named(intent.clientId() + "/" + bot));
    }

    private static boolean outranks(Chat chat, UserId actor, Member member) {
        return chat
            .member(actor)
            .filter(acting -> ChatPolicy.outranks(acting.role(), member.role()))
            .isPresent();
    }

    /** Lets the user come back; the event is null where they are not banned. @throws ParleyException as {@link #timeOut} */
    public Appended unban(Intent intent, ChatId chatId, UserId userId, boolean byServer) {
        return append(intent, chatId, byServer, chat -> {
            requireAbove(chat, intent.actor(), userId, byServer);
            var present = presentBan(chat, userId);
            if (present == null) {
                return null;
            }
            requireOwn(chat, intent.actor(), present.byServer(), present.of(), byServer);
            return new SanctionsChanged(userId, null, presentTimeOut(chat, userId), SanctionChange.BAN_LIFTED);
        });
    }

    private Appended append(Intent intent, ChatId chatId, boolean byServer, Decision decision) {
        return log.append(chatId, Cause.of(intent), standing -> {
            var chat = standing.chat();
            if (chat.type() == ChatType.PERSONAL) {
                throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("chatId", "must be a group or channel"));
            }
            return byServer && chat.isDeleted() ? null : decision.of(chat);
        });
    }

    @FunctionalInterface
    private interface Decision {
        @Nullable
        EventBody of(Chat chat);
    }

    private @Nullable EventBody banned(Chat chat, UserId userId, Ban ban) {
        var present = presentBan(chat, userId);
        if (present != null && chat.member(userId).isEmpty()) {
            boolean stronger = ban.byServer() && !present.byServer();
            return stronger ? bannedAway(chat, userId, new Ban(true, present.of())) : null;
        }
        requireRoom("bans", chat.sanctions().bans().size(), Sanctions.MAX_BANS);
        // A chat without an owner would be nobody's.
        if (roleOf(chat, userId) == Role.OWNER) {
            throw forbidden();
        }
        var decided = new Ban(ban.byServer(), roleOf(chat, userId));
        return chat.member(userId).isPresent() ? new MemberRemoved(userId, decided) : bannedAway(chat, userId, decided);
    }

    /** Of one who is no member. */
    private SanctionsChanged bannedAway(Chat chat, UserId userId, Ban ban) {
        return new SanctionsChanged(userId, ban, presentTimeOut(chat, userId), SanctionChange.BANNED);
    }

    private void requireAbove(Chat chat, UserId actor, UserId target, boolean byServer) {
        if (byServer) {
            return;
        }
        var acting = access.check(chat, actor, ChatAction.REMOVE_MEMBERS);
        if (actor.equals(target) || !ChatPolicy.outranks(acting.role(), roleOf(chat, target))) {
            throw forbidden();
        }
    }

    private static void requireRoom(String what, int present, int most) {
        if (present >= most) {
            throw new ParleyException(
                ErrorCode.INVALID_REQUEST,
                Map.of("userId", "a chat has at most " + most + " " + what)
            );
        }
    }

    private static @Nullable Ban presentBan(Chat chat, UserId userId) {
        return chat.sanctions().ban(userId).orElse(null);
    }

    private @Nullable TimeOut presentTimeOut(Chat chat, UserId userId) {
        return chat.sanctions().timeOut(userId, clock.instant()).orElse(null);
    }

    private static Role roleOf(Chat chat, UserId userId) {
        return chat.member(userId).map(Member::role).orElse(Role.MEMBER);
    }

    private static Role higher(Role one, Role other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static void requireOwn(Chat chat, UserId actor, @Nullable TimeOut present, boolean byServer) {
        if (present != null) {
            requireOwn(chat, actor, present.byServer(), present.of(), byServer);
        }
    }

    /** What the server has decided an administrator takes back, and what was decided of an admin whoever is above admins. */
    private static void requireOwn(Chat chat, UserId actor, boolean decidedByServer, Role of, boolean byServer) {
        if (!byServer && (decidedByServer || !ChatPolicy.outranks(roleOf(chat, actor), of))) {
            throw forbidden();
        }
    }

    private static ParleyException forbidden() {
        return new ParleyException(ErrorCode.FORBIDDEN, Map.of("action", ChatAction.REMOVE_MEMBERS.name()));
    }
}
