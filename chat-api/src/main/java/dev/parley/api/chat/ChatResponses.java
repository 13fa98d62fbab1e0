package dev.parley.api.chat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.api.protocol.AttachmentView;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.MentionView;
import dev.parley.api.protocol.PreferencesView;
import dev.parley.api.protocol.WebhookAuthorView;
import dev.parley.api.user.UserResponse;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.avatar.AvatarId;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.Audience;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.log.Role;
import dev.parley.chat.user.UserId;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bodies of the chat routes. */
final class ChatResponses {

    private ChatResponses() {}

    /**
     * A chat in the list.
     *
     * @param title empty for a personal chat, which is shown under its peer's name
     * @param avatar the picture, null for none and for a personal chat, which is shown with its peer's
     * @param peer the other user of a personal chat, else null
     * @param head the newest seq
     * @param last the newest message or system message, as on the socket and as it is now
     * @param lastActor who did it
     * @param readSeq the asking user's read marker
     * @param unread messages by others after it that are not deleted, up to the head
     * @param mentions the seqs of those among them that mention the asking user, oldest first; the newest 100 of more
     * @param missedCalls the seqs of the calls after the marker that the asking user has missed, likewise
     * @param preferences how the asking user wants to have the chat
     */
    record ChatSummary(
        ChatId id,
        ChatType type,
        String title,
        @Nullable AvatarId avatar,
        int memberCount,
        @Nullable UserResponse peer,
        long head,
        ChatEvent last,
        @Nullable UserResponse lastActor,
        long readSeq,
        long unread,
        List<Long> mentions,
        List<Long> missedCalls,
        PreferencesView preferences
    ) {}

    /** @param pinned those at the top */
    record ChatList(List<ChatSummary> chats, Pinned pinned) {}

    /**
     * The chats that the user keeps at the top.
     *
     * @param chatIds the topmost first
     * @param rev grows with each change
     */
    record Pinned(List<ChatId> chatIds, long rev) {}

    record MemberResponse(UserResponse user, Role role) {}

    /**
     * What the chat leaves to its owner and admins to decide.
     *
     * @param slowModeSeconds how long a member waits between two messages: 0, 5, 10, 30, 60, 300, 900 or 3600
     * @param keptDays for how many days messages are kept, 1 to 36,500; the installation may keep them for fewer; null, and
     *     where it is not said, for as many as it does
     */
    record Rules(
        @NotNull Audience posting,
        @NotNull Audience adding,
        @NotNull Audience calling,
        int slowModeSeconds,
        @Nullable Integer keptDays
    ) {}

    /** @param until when the user may do more than read again */
    record TimeOutView(UserId userId, Instant until) {}

    /**
     * A chat with its members.
     *
     * @param avatar the picture, or null
     * @param members in the order in which they joined
     * @param handle the name under which the chat is public, or null
     * @param retryAfterMs how long slow mode keeps the asking user from posting, 0 for not at all
     * @param timeOuts who may only read for a time
     * @param pinned the seqs of the pinned messages, the latest pin last
     * @param allowed what the asking user's role allows, time-outs aside
     * @param mentions as in the list
     * @param missedCalls as in the list
     * @param preferences how the asking user wants to have the chat
     * @param asked in the answer to its creation those who were named and become members by accepting
     */
    record ChatResponse(
        ChatId id,
        ChatType type,
        String title,
        String description,
        @Nullable String handle,
        @Nullable AvatarId avatar,
        Rules rules,
        long retryAfterMs,
        List<MemberResponse> members,
        List<TimeOutView> timeOuts,
        List<Long> pinned,
        Set<ChatAction> allowed,
        long head,
        long readSeq,
        long unread,
        List<Long> mentions,
        List<Long> missedCalls,
        PreferencesView preferences,
        List<UserId> asked
    ) {}

    /** @param events oldest first */
    record EventPage(List<ChatEvent> events, long head) {}

    /**
     * A text that a message has or had.
     *
     * @param seq of the event that set it: the message itself, or an edit
     */
    record VersionView(long seq, Instant at, String text, List<MentionView> mentions) {}

    /**
     * What a message says and has said.
     *
     * @param versions the newest first
     * @param next what {@code before} is for the next page, null at the end
     * @param complete whether every version of the message is kept
     */
    record VersionPage(List<VersionView> versions, @Nullable Long next, boolean complete) {}

    /**
     * Some of those who have read a message.
     *
     * @param count how many they are in all
     * @param next the cursor of the next page, null at the end
     */
    record ReaderPage(int count, List<UserResponse> users, @Nullable UserId next) {}

    /**
     * A file and its message.
     *
     * @param seq of the message
     * @param at when the message was sent
     */
    record SharedFileView(AttachmentView attachment, long seq, UserId sender, Instant at) {}

    /**
     * Files, newest first. A page may be short or empty though there is more.
     *
     * @param people the senders
     * @param next what {@code before} is for the next page, null at the end
     */
    record SharedFilesPage(List<SharedFileView> files, List<UserResponse> people, @Nullable AttachmentId next) {}

    /** @param words what a page shows in the place of the address, with their marks as written; null for the address */
    record SharedLinkView(String address, @Nullable String words) {}

    /**
     * A message and its links.
     *
     * @param webhook as whom an incoming webhook has posted it; null where {@code sender} is a user
     * @param at when the message was sent
     * @param links in the order of its text: each once, the first 20
     */
    record LinkedMessageView(
        long seq,
        UserId sender,
        @Nullable WebhookAuthorView webhook,
        Instant at,
        List<SharedLinkView> links
    ) {}

    /**
     * Messages with links, newest first. A page may be short or empty though there is more.
     *
     * @param people the senders
     * @param next the cursor of the next page, null at the end
     * @param indexing whether older messages may be missing, as the chat is still being indexed
     */
    record SharedLinksPage(
        List<LinkedMessageView> messages,
        List<UserResponse> people,
        @Nullable String next,
        boolean indexing
    ) {}

    record CreateChatRequest(
        @NotNull ChatType type,
        @NotNull @Size(max = 500) String title,
        @NotNull @Size(max = 5000) String description,
        @NotNull @Size(max = 1000) List<@NotNull UserId> memberIds
    ) {}

    /**
     * A message, as in {@code message.send}.
     *
     * @param replyTo the seq of the message it answers, or null
     * @param attachmentIds at most 10 files that the sender has uploaded to the chat, in the order to show them
     */
    record SendMessageRequest(
        @NotNull String text,
        @JsonProperty(required = true) @Nullable Long replyTo,
        @NotNull @Size(max = 10) List<@NotNull AttachmentId> attachmentIds
    ) {}

    /** The message is durable at this place of the log; a repeat gets the same answer. */
    record SentMessage(ChatId chatId, long seq) {}

    record ChangeProfileRequest(
        @NotNull @Size(max = 500) String title,
        @NotNull @Size(max = 5000) String description
    ) {}

    record AddMembersRequest(@NotEmpty @Size(max = 1000) List<@NotNull UserId> userIds) {}

    record ChangeRoleRequest(@NotNull Role role) {}

    record TransferOwnershipRequest(@NotNull UserId userId) {}

    /** @param until when the chat is unmuted by itself, 9999-12-31T00:00:00Z for never; null or missing to unmute now */
    record MuteRequest(@Nullable Instant until) {}

    record ArchiveRequest(boolean archived) {}

    record MarkUnreadRequest(boolean marked) {}

    record PinChatsRequest(@NotNull @Size(max = 100) List<@NotNull ChatId> chatIds) {}
}
