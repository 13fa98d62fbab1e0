package dev.parley.chat.invite;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.Admission;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.InviteCreated;
import dev.parley.chat.log.EventBody.InviteRevoked;
import dev.parley.chat.log.EventBody.MemberJoined;
import dev.parley.chat.log.Invite;
import dev.parley.chat.log.InviteId;
import dev.parley.chat.member.Joining;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Addresses by which one joins a group or channel. What an invite allows, and how often it was used, is part of the
 * chat's fold: a join is decided on it like any other event, so that limits are exact, however many nodes work at the
 * same time.
 */
@Service
@RequiredArgsConstructor
public class Invites {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int MOST_USES = 1_000;

    private final ChatAccess access;
    private final ChatLog log;
    private final InviteTokens tokens;
    private final Joining joining;
    private final IdGenerator ids;
    private final Clock clock;

    /** An invite with the token that is handed out. */
    public record Issued(Invite invite, String token) {
        /** Without the token, so that it never reaches a log. */
        @Override
        public String toString() {
            return "Issued[" + invite + "]";
        }
    }

    /** What somebody sees who has a token. */
    public record Preview(Chat chat, Invite invite) {}

    /**
     * Makes an invite.
     *
     * @param lifetime 1 minute to 366 days, or null for no end
     * @param maxUses 1 to 1,000, or null for no limit
     * @throws ParleyException {@code INVALID_REQUEST}, {@code CHAT_NOT_FOUND}, {@code FORBIDDEN};
     *     {@code INVITE_LIMIT_REACHED} where 50 are valid already
     */
    public Issued create(Intent intent, ChatId chatId, @Nullable Duration lifetime, @Nullable Integer maxUses) {
        requireLimits(lifetime, maxUses);
        var before = access.require(chatId, intent.actor(), ChatAction.INVITE).admission().invites();
        var inviteId = new InviteId(ids.next());
        var body = new InviteCreated(inviteId, lifetime == null ? null : clock.instant().plus(lifetime), maxUses);
        tokens.make(chatId, inviteId);
        var made = append(intent, chatId, body);
        var after = require(chatId).admission().invites();
        var over = new HashSet<>(before.keySet());
        over.add(inviteId);
        over.removeAll(after.keySet());
        tokens.forget(over);
        return Optional.ofNullable(after.get(made.inviteId()))
            .flatMap(invite -> issued(List.of(invite)).findFirst())
            .orElseThrow(Invites::notFound);
    }

    /** The invite that is in the log: of a repeat the first one. */
    private InviteCreated append(Intent intent, ChatId chatId, InviteCreated wanted) {
        try {
            var appended = log.append(chatId, Cause.of(intent), standing -> {
                access.check(standing.chat(), intent.actor(), ChatAction.INVITE);
                if (!standing.chat().admission().hasRoomForInvite(clock.instant())) {
                    throw new ParleyException(ErrorCode.INVITE_LIMIT_REACHED, Map.of("limit", Admission.MAX_INVITES));
                }
                return wanted;
            });
            return appended.event().body() instanceof InviteCreated created ? created : wanted;
        } catch (ParleyException refusal) {
            tokens.forget(List.of(wanted.inviteId()));
            throw refusal;
        }
    }

    /**
     * The invites that the user may see, the latest first: one's own, or all of them for those who manage them. Some may
     * be over.
     *
     * @throws ParleyException {@code CHAT_NOT_FOUND}, {@code FORBIDDEN}
     */
    public List<Issued> list(UserId actor, ChatId chatId) {
        var chat = access.require(chatId, actor, ChatAction.INVITE);
        boolean all = ChatAccess.allowed(chat, actor).contains(ChatAction.MANAGE_INVITES);
        var seen = chat
            .admission()
            .invites()
            .values()
            .stream()
            .filter(invite -> all || invite.maker().equals(actor))
            .toList();
        return issued(seen.reversed()).toList();
    }

    private Stream<Issued> issued(List<Invite> invites) {
        var known = tokens.of(invites.stream().map(Invite::id).toList());
        return invites
            .stream()
            .flatMap(invite -> Stream.ofNullable(known.get(invite.id())).map(token -> new Issued(invite, token)));
    }

    /**
     * Ends an invite: one's own, or any for those who manage them.
     *
     * @throws ParleyException {@code CHAT_NOT_FOUND}, {@code FORBIDDEN}, {@code INVITE_NOT_FOUND}
     */
    public void revoke(Intent intent, ChatId chatId, InviteId inviteId) {
        var actor = intent.actor();
        log.append(chatId, Cause.of(intent), standing -> {
            var chat = standing.chat();
            access.check(chat, actor, ChatAction.INVITE);
            var invite = Optional.ofNullable(chat.admission().invites().get(inviteId)).orElseThrow(Invites::notFound);
            if (!invite.maker().equals(actor)) {
                access.check(chat, actor, ChatAction.MANAGE_INVITES);
            }
            return new InviteRevoked(inviteId);
        });
        tokens.forget(List.of(inviteId));
    }

    /**
     * What a token invites to.
     *
     * @param viewer null for somebody without an account
     * @throws ParleyException {@code INVITE_NOT_FOUND} for a token that does not exist or was revoked, {@code
     *     INVITE_EXPIRED}, {@code INVITE_USED_UP}, {@code BANNED}; a member sees the chat even so, as long as the invite is known
     */
    public Preview preview(@Nullable UserId viewer, String token) {
        var target = tokens.find(token).orElseThrow(Invites::notFound);
        var chat = log.find(target.chatId()).orElseThrow(Invites::notFound);
        var invite = Optional.ofNullable(chat.admission().invites().get(target.inviteId())).orElseThrow(
            Invites::notFound
        );
        if (viewer != null && chat.sanctions().isBanned(viewer)) {
            throw new ParleyException(ErrorCode.BANNED);
        }
        if (viewer == null || chat.member(viewer).isEmpty()) {
            requireLive(invite);
        }
        return new Preview(chat, invite);
    }

    /**
     * Joins by a token. For a user who is a member already nothing happens, and no use is counted.
     *
     * @return the chat
     * @throws ParleyException as {@link #preview}; {@code FORBIDDEN} for somebody who was removed, {@code
     *     MEMBER_LIMIT_REACHED}
     */
    public ChatId join(Intent intent, String token) {
        var target = tokens.find(token).orElseThrow(Invites::notFound);
        joining.join(intent, target.chatId(), chat -> {
            var invite = chat.admission().invites().get(target.inviteId());
            if (invite == null) {
                throw notFound();
            }
            requireLive(invite);
            return new MemberJoined(invite.id(), invite.maker());
        });
        return target.chatId();
    }

    private void requireLive(Invite invite) {
        if (invite.isExpired(clock.instant())) {
            throw new ParleyException(ErrorCode.INVITE_EXPIRED);
        }
        if (invite.isUsedUp()) {
            throw new ParleyException(ErrorCode.INVITE_USED_UP);
        }
    }

    private static void requireLimits(@Nullable Duration lifetime, @Nullable Integer maxUses) {
        if (lifetime != null && (lifetime.compareTo(SHORTEST) < 0 || lifetime.compareTo(LONGEST) > 0)) {
            throw invalid("expiresInSeconds", SHORTEST.toSeconds(), LONGEST.toSeconds());
        }
        if (maxUses != null && (maxUses < 1 || maxUses > MOST_USES)) {
            throw invalid("maxUses", 1, MOST_USES);
        }
    }

    private static ParleyException invalid(String field, long from, long to) {
        return new ParleyException(ErrorCode.INVALID_REQUEST, Map.of(field, "must be null or " + from + " to " + to));
    }

    private Chat require(ChatId chatId) {
        return log.find(chatId).orElseThrow(() -> new ParleyException(ErrorCode.CHAT_NOT_FOUND));
    }

    private static ParleyException notFound() {
        return new ParleyException(ErrorCode.INVITE_NOT_FOUND);
    }
}
