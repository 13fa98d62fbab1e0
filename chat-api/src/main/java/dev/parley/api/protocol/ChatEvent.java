package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.Nulls;
import dev.parley.calls.session.CallId;
import dev.parley.chat.avatar.AvatarId;
import dev.parley.chat.log.Audience;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.log.InviteId;
import dev.parley.chat.log.Role;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event of a chat's log, live on the socket and in pages of history alike. Within a chat {@code seq} starts at 1 and
 * has no gaps; event n is never seen before event n−1 on one connection.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ChatEvent extends ServerFrame {
    ChatId chatId();

    long seq();

    /** When the server accepted it. */
    Instant at();

    /** Who did it. */
    UserId actor();

    @JsonTypeName("chat.created")
    record Created(
        ChatId chatId,
        long seq,
        Instant at,
        UserId actor,
        ChatType chatType,
        String title,
        String description,
        List<MemberView> members
    ) implements ChatEvent {}

    @JsonTypeName("members.added")
    record MembersAdded(
        ChatId chatId,
        long seq,
        Instant at,
        UserId actor,
        List<MemberView> members
    ) implements ChatEvent {}

    /**
     * {@code actor} has come in by an invite, or by oneself where the chat is public.
     *
     * @param invitedBy who had made the invite, else null
     */
    @JsonTypeName("member.joined")
    record MemberJoined(
        ChatId chatId,
        long seq,
        Instant at,
        UserId actor,
        @JsonSetter(nulls = Nulls.SET) @Nullable UserId invitedBy
    ) implements ChatEvent {}

    /** {@code actor} has made an invite; what it is those who may invite ask for by REST. */
    @JsonTypeName("invite.created")
    record InviteCreated(ChatId chatId, long seq, Instant at, UserId actor, InviteId inviteId) implements ChatEvent {}

    @JsonTypeName("invite.revoked")
    record InviteRevoked(ChatId chatId, long seq, Instant at, UserId actor, InviteId inviteId) implements ChatEvent {}

    /** @param handle under which the chat is public from now on; null where it is not */
    @JsonTypeName("handle.changed")
    record HandleChanged(
        ChatId chatId,
        long seq,
        Instant at,
        UserId actor,
        @JsonSetter(nulls = Nulls.SET) @Nullable String handle
    ) implements ChatEvent {}

    /**
     * {@code actor} has taken {@code userId} out; it is the last event of the chat that this user gets.
     *
     * @param banned whether the user is kept out from now on
     */
    @JsonTypeName("member.removed")
    record MemberRemoved(
        ChatId chatId,
        long seq,
        Instant at,
        UserId actor,
        UserId userId,
        boolean banned
    ) implements ChatEvent {}

    /**
     * What {@code actor} has decided about {@code userId}, as it is from now on.
     *
     * @param banned whether the user is kept out of the chat
     * @param timedOutUntil until when the user may only read, or null
     */
    @JsonTypeName("sanctions.changed")
    record SanctionsChanged(
        ChatId chatId,
        long seq,
        Instant at,
        UserId actor,
        UserId userId,
        boolean banned,
        @JsonSetter(nulls = Nulls.SET) @Nullable Instant timedOutUntil
    ) implements ChatEvent {}

    /** {@code actor} has left; it is the last event of the chat that this user gets. */
    @JsonTypeName("member.left")
    record MemberLeft(ChatId chatId, long seq, Instant at, UserId actor) implements ChatEvent {}

    /** {@code actor} has promoted or demoted {@code userId}. */
    @JsonTypeName("role.changed")
    record RoleChanged(
        ChatId chatId,
        long seq,
        Instant at,
        UserId actor,
        UserId userId,
        Role role
    ) implements ChatEvent {}

    /**
     * {@code actor} was the owner and is an admin now; {@code to} is the owner.
     *
     * @param byServer whether an administrator of the installation has decided it
     */
    @JsonTypeName("ownership.transferred")
    record OwnershipTransferred(
        ChatId chatId,
        long seq,
        Instant at,
        UserId actor,
        UserId to,
        boolean byServer
    ) implements ChatEvent {}

    /** Title and description as they are from now on. */
    @JsonTypeName("profile.changed")
    record ProfileChanged(
        ChatId chatId,
        long seq,
        Instant at,
        UserId actor,
        String title,
        String description
    ) implements ChatEvent {}

    /** The chat's picture from now on; null for none. */
    @JsonTypeName("avatar.changed")
    record AvatarChanged(
        ChatId chatId,
        long seq,
        Instant at,
        UserId actor,
        @JsonSetter(nulls = Nulls.SET) @Nullable AvatarId avatar
    ) implements ChatEvent {}

    /** Who may do what from now on. */
    @JsonTypeName("rules.changed")
    record RulesChanged(
        ChatId chatId,
        long seq,
        Instant at,
        UserId actor,
        Audience posting,
        Audience adding,
        Audience calling,
        int slowModeSeconds,
        @JsonSetter(nulls = Nulls.SET) @Nullable Integer keptDays
    ) implements ChatEvent {}

    /** The chat has ended; nobody is a member any more. */
    @JsonTypeName("chat.deleted")
    record Deleted(ChatId chatId, long seq, Instant at, UserId actor) implements ChatEvent {}

    /**
     * A message, as it is at the time of reading: live it has just been sent, in a page of history it may have been edited
     * or deleted since. A client that holds later events applies those above {@code rev} to it again.
     *
     * @param clientId the sender's own id of the message, by which the sender's page finds its pending copy
     * @param text as it is now; empty when deleted
     * @param replyTo the seq of the message it answers, or null
     * @param mentions whom the text mentions, in the order of the text
     * @param forwarded where it was written first, or null when it was written here
     * @param attachments its files, at most 10; none when deleted
     * @param webhook as whom an incoming webhook has posted it; null where {@code actor} is a user
     * @param run to which use of a slash command a bot answers by it; null for every other message
     * @param rev the seq of the last event that changed it, 0 for none
     * @param editedAt when the text was changed last, or null
     */
    @JsonTypeName("message.sent")
    record MessageSent(
        ChatId chatId,
        long seq,
        Instant at,
        UserId actor,
        String clientId,
        String text,
        @JsonSetter(nulls = Nulls.SET) @Nullable Long replyTo,
        List<MentionView> mentions,
        @JsonSetter(nulls = Nulls.SET) @Nullable ForwardView forwarded,
        List<AttachmentView> attachments,
        @JsonSetter(nulls = Nulls.SET) @Nullable WebhookAuthorView webhook,
        @JsonSetter(nulls = Nulls.SET) @Nullable RunNoteView run,
        long rev,
        @JsonSetter(nulls = Nulls.SET) @Nullable Instant editedAt,
        boolean deleted,
        List<ReactionView> reactions
    ) implements ChatEvent {}

    /**
     * The author has changed the text of a message.
     *
     * @param target the seq of the message
     * @param mentions whom the new text mentions
     */
    @JsonTypeName("message.edited")
    record MessageEdited(
        ChatId chatId,
        long seq,
        Instant at,
        UserId actor,
        long target,
        String text,
        List<MentionView> mentions
    ) implements ChatEvent {}

    /**
     * @param target the seq of the message, whose text is gone
     * @param author who had sent it
     */
    @JsonTypeName("message.deleted")
    record MessageDeleted(
        ChatId chatId,
        long seq,
        Instant at,
        UserId actor,
        long target,
        UserId author
    ) implements ChatEvent {}

    /**
     * Messages are gone since they were older than messages are kept here. Nobody has asked for it; {@code actor} is whoever
     * has made the chat.
     *
     * @param messages each as by {@code message.deleted}, the oldest first
     */
    @JsonTypeName("messages.removed")
    record MessagesRemoved(
        ChatId chatId,
        long seq,
        Instant at,
        UserId actor,
        List<RemovedMessageView> messages
    ) implements ChatEvent {}

    /** @param on whether {@code actor} has put the reaction, or taken it back */
    @JsonTypeName("reaction.changed")
    record ReactionChanged(
        ChatId chatId,
        long seq,
        Instant at,
        UserId actor,
        long target,
        String emoji,
        boolean on
    ) implements ChatEvent {}

    @JsonTypeName("pin.changed")
    record PinChanged(
        ChatId chatId,
        long seq,
        Instant at,
        UserId actor,
        long target,
        boolean pinned
    ) implements ChatEvent {}

    /**
     * A call in this chat has ended; {@code actor} had started it.
     *
     * @param kind {@code voice} or {@code video}
     * @param outcome {@code answered}, {@code declined}, {@code missed}, {@code cancelled} or {@code busy}
     * @param durationMs from the answer to the end, 0 where nobody answered
     * @param participantCount how many have been in it
     * @param participants who has been in it; the first 100
     * @param declined who was rung and has declined; the first 100
     * @param missed who was rung in vain; the first 100
     */
    @JsonTypeName("call.recorded")
    record CallRecorded(
        ChatId chatId,
        long seq,
        Instant at,
        UserId actor,
        CallId callId,
        String kind,
        String outcome,
        long durationMs,
        int participantCount,
        List<UserId> participants,
        List<UserId> declined,
        List<UserId> missed
    ) implements ChatEvent {}
}
