package dev.parley.chat.log;

import dev.parley.chat.avatar.AvatarId;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened in a chat. A new kind of event is a record here; the compiler then names every place that must know. */
public sealed interface EventBody {
    /** The first event of every chat. */
    record ChatCreated(ChatType type, ChatProfile profile, List<NewMember> members) implements EventBody {
        public ChatCreated {
            members = List.copyOf(members);
        }
    }

    /** The actor has added users. */
    record MembersAdded(List<NewMember> members) implements EventBody {
        public MembersAdded {
            members = List.copyOf(members);
        }
    }

    /**
     * The actor has come in without being added.
     *
     * @param inviteId the invite by which, which has one use more now; null for a public chat
     * @param invitedBy who had made it, else null
     */
    record MemberJoined(@Nullable InviteId inviteId, @Nullable UserId invitedBy) implements EventBody {}

    /** The actor has made an invite; null for no end and for no limit. */
    record InviteCreated(
        InviteId inviteId,
        @Nullable Instant expiresAt,
        @Nullable Integer maxUses
    ) implements EventBody {}

    record InviteRevoked(InviteId inviteId) implements EventBody {}

    /** The chat is public under this handle from now on; with null it is not. */
    record HandleChanged(@Nullable String handle) implements EventBody {}

    /**
     * The actor has taken somebody out.
     *
     * @param ban what keeps the user from coming back, or null
     */
    record MemberRemoved(UserId userId, @Nullable Ban ban) implements EventBody {
        public MemberRemoved(UserId userId) {
            this(userId, null);
        }
    }

    /**
     * What keeps a user from the chat, or from writing in it, from now on; null for neither.
     *
     * @param what has changed of the two; null where an older node has written it
     */
    record SanctionsChanged(
        UserId userId,
        @Nullable Ban ban,
        @Nullable TimeOut timeOut,
        @Nullable SanctionChange what
    ) implements EventBody {}

    /** The actor has left. */
    record MemberLeft() implements EventBody {}

    /** The actor has promoted or demoted a member. Never to or from owner: see {@link OwnershipTransferred}. */
    record RoleChanged(UserId userId, Role role) implements EventBody {}

    /**
     * The actor was the owner, and is an admin now; {@code to} is the owner.
     *
     * @param byServer whether an administrator of the installation has decided it, since nobody could act for the owner; where
     *     there was no owner, the actor is that administrator
     */
    record OwnershipTransferred(UserId to, boolean byServer) implements EventBody {
        public OwnershipTransferred(UserId to) {
            this(to, false);
        }
    }

    /** The chat's profile as it is from now on. */
    record ProfileChanged(ChatProfile profile) implements EventBody {}

    /** The chat's picture as it is from now on; null for none. */
    record AvatarChanged(@Nullable AvatarId avatar) implements EventBody {}

    /** The chat's rules as they are from now on. */
    record RulesChanged(ChatRules rules) implements EventBody {}

    /** The end of the chat: it has no members any more. */
    record ChatDeleted() implements EventBody {}

    /**
     * A message. Its text is stored as it was written; whoever shows it escapes it.
     *
     * @param content as it is now: an edit changes it, a deletion empties it
     */
    record MessageSent(MessageContent content, MessageState state) implements EventBody {
        public MessageSent(MessageContent content) {
            this(content, MessageState.UNTOUCHED);
        }

        MessageSent edited(LoggedEvent by, MessageEdited edit) {
            return new MessageSent(content.edited(edit), new MessageState(by.seq(), by.at(), false, state.reactions()));
        }

        MessageSent deleted(LoggedEvent by) {
            return new MessageSent(content.emptied(), new MessageState(by.seq(), state.editedAt(), true, Map.of()));
        }

        /** As it was before anybody reacted. */
        MessageSent unreacted() {
            long rev = state.editedAt() == null && !state.deleted() ? 0 : state.rev();
            return new MessageSent(content, new MessageState(rev, state.editedAt(), state.deleted(), Map.of()));
        }

        MessageSent reacted(LoggedEvent by, ReactionChanged changed) {
            var reactions = Reactions.after(state.reactions(), by.actor(), changed);
            return new MessageSent(content, new MessageState(by.seq(), state.editedAt(), state.deleted(), reactions));
        }
    }

    /**
     * @param target the seq of the message
     * @param mentions whom the new text mentions
     */
    record MessageEdited(long target, String text, List<Mention> mentions) implements EventBody {
        public MessageEdited {
            mentions = List.copyOf(mentions);
        }

        public MessageEdited(long target, String text) {
            this(target, text, List.of());
        }
    }

    /**
     * A message was deleted for all; its content is gone from the log as well.
     *
     * @param author who had sent it: for its author it was never unread
     */
    record MessageDeleted(long target, UserId author) implements EventBody {}

    /**
     * Messages were removed since they were older than messages are kept; what they said is gone from the log as well. Nobody
     * has asked for it: the actor is whoever has made the chat.
     *
     * @param messages the oldest first
     * @param goneUpTo up to this place no message is left
     */
    record MessagesRemoved(List<RemovedMessage> messages, long goneUpTo) implements EventBody {
        public MessagesRemoved {
            messages = List.copyOf(messages);
        }

        public boolean has(long seq) {
            return messages.stream().anyMatch(message -> message.seq() == seq);
        }
    }

    /** @param author who had sent it: for its author it was never unread */
    record RemovedMessage(long seq, UserId author) {}

    /** The actor has put a reaction to a message, or taken it back. */
    record ReactionChanged(long target, String emoji, boolean added) implements EventBody {}

    record PinChanged(long target, boolean pinned) implements EventBody {}

    /**
     * A call in the chat has ended. The log keeps it in order like any event and does not interpret it.
     *
     * @param durationMs from the answer to the end, 0 where nobody answered
     * @param participantCount how many have been in it
     * @param participants who has been in it, the first {@value #PEOPLE_MAX} of them
     * @param declined who was rung and has declined, likewise
     * @param missed who was rung in vain, likewise
     */
    record CallRecorded(
        String callId,
        String kind,
        String outcome,
        long durationMs,
        int participantCount,
        List<UserId> participants,
        List<UserId> declined,
        List<UserId> missed
    ) implements EventBody {
        public static final int PEOPLE_MAX = 100;

        public CallRecorded {
            participants = List.copyOf(participants);
            declined = List.copyOf(declined);
            missed = List.copyOf(missed);
        }
    }

    /**
     * What a message says.
     *
     * @param clientId the sender's own id of it
     * @param text at most 10,000 code points; empty only where there are files, or once it is deleted
     * @param replyTo the seq of the message that it answers, or null
     * @param mentions whom the text mentions, in the order of the text
     * @param forwarded where it was written first, or null when it was written here
     * @param attachments its files; none once it is deleted
     * @param webhook under which name an incoming webhook has posted it, or null where a user has written it
     * @param run to which use of a slash command a bot answers by it, or null
     */
    record MessageContent(
        String clientId,
        String text,
        @Nullable Long replyTo,
        List<Mention> mentions,
        @Nullable ForwardOrigin forwarded,
        List<Attachment> attachments,
        @Nullable WebhookAuthor webhook,
        @Nullable RunNote run
    ) {
        public MessageContent {
            mentions = List.copyOf(mentions);
            attachments = List.copyOf(attachments);
        }

        public MessageContent(
            String clientId,
            String text,
            @Nullable Long replyTo,
            List<Mention> mentions,
            @Nullable ForwardOrigin forwarded,
            List<Attachment> attachments
        ) {
            this(clientId, text, replyTo, mentions, forwarded, attachments, null, null);
        }

        public MessageContent(String clientId, String text, @Nullable Long replyTo) {
            this(clientId, text, replyTo, List.of(), null, List.of());
        }

        public MessageContent(String clientId, String text, @Nullable Long replyTo, List<Attachment> attachments) {
            this(clientId, text, replyTo, List.of(), null, attachments);
        }

        /** Whether it mentions the user, by name or with all. */
        public boolean mentions(UserId userId) {
            return mentions.stream().anyMatch(mention -> mention.userId() == null || userId.equals(mention.userId()));
        }

        MessageContent edited(MessageEdited edit) {
            return new MessageContent(
                clientId,
                edit.text(),
                replyTo,
                edit.mentions(),
                forwarded,
                attachments,
                webhook,
                run
            );
        }

        MessageContent emptied() {
            return new MessageContent(clientId, "", replyTo, List.of(), null, List.of(), webhook, run);
        }
    }
}
