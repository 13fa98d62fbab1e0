package dev.parley.api.chat;

import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.user.UserResponse;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.avatar.AvatarId;
import dev.parley.chat.log.Audience;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.log.Role;
import dev.parley.chat.user.UserId;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
     * @param unread messages by others after it
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
        long unread
    ) {}

    record ChatList(List<ChatSummary> chats) {}

    record MemberResponse(UserResponse user, Role role) {}

    /** Who may do what that the chat leaves to its owner and admins to decide. */
    record Rules(@NotNull Audience posting, @NotNull Audience adding, @NotNull Audience calling) {}

    /**
     * A chat with its members.
     *
     * @param avatar the picture, or null
     * @param members in the order in which they joined
     * @param pinned the seqs of the pinned messages, the latest pin last
     * @param allowed what the asking user may do
     */
    record ChatResponse(
        ChatId id,
        ChatType type,
        String title,
        String description,
        @Nullable AvatarId avatar,
        Rules rules,
        List<MemberResponse> members,
        List<Long> pinned,
        Set<ChatAction> allowed,
        long head,
        long readSeq,
        long unread
    ) {}

    /** @param events oldest first */
    record EventPage(List<ChatEvent> events, long head) {}

    record CreateChatRequest(
        @NotNull ChatType type,
        @NotNull @Size(max = 500) String title,
        @NotNull @Size(max = 5000) String description,
        @NotNull @Size(max = 1000) List<@NotNull UserId> memberIds
    ) {}

    record ChangeProfileRequest(
        @NotNull @Size(max = 500) String title,
        @NotNull @Size(max = 5000) String description
    ) {}

    record AddMembersRequest(@NotEmpty @Size(max = 1000) List<@NotNull UserId> userIds) {}

    record ChangeRoleRequest(@NotNull Role role) {}

    record TransferOwnershipRequest(@NotNull UserId userId) {}
}
